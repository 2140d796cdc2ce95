package io.getinference.simulator;

import static io.getinference.simulator.Harness.HAIKU;
import static io.getinference.simulator.Harness.claudeBody;
import static io.getinference.simulator.Harness.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.LocalDate;

class ControlTest {
    @AutoClose private final Harness harness = Harness.start();

    @Test
    void isHealthy() throws Exception {
        assertThat(harness.get("/__sim/health").path("status").asString()).isEqualTo("UP");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'match':{'nth':1},'action':{'type':'status','status':429,'retry_after':3}}",
                "{'match':{'nth':2,'provider':'gemini'},'action':{'type':'cut','after':3,'by':'fin'}}",
                "{'match':{'nth':1,'model':'m'},'action':{'type':'cut','before':'headers','by':'rst'}}",
                "{'match':{'nth':1},'action':{'type':'stall','after':0}}",
                "{'match':{'nth':1},'action':{'type':'delay','before':'first_event','ms':5}}",
                "{'match':{'nth':1},'action':{'type':'eof','after':2}}",
                "{'match':{'nth':1},'action':{'type':'error','after':2,'status':500}}"
            })
    void queuedFaultsAreShownAsTheyWereOrdered(String quoted) throws Exception {
        String order = quoted.replace('\'', '"');
        var answer = harness.post("/__sim/faults", order);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer.body()).at("/waiting/0")).isEqualTo(json(order));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{}",
                "{\"action\":{\"type\":\"explode\"}}",
                "{\"action\":{\"type\":\"status\"}}",
                "{\"action\":{\"type\":\"status\",\"status\":200}}",
                "{\"action\":{\"type\":\"cut\",\"by\":\"axe\"}}",
                "{\"action\":{\"type\":\"cut\",\"after\":-1}}",
                "{\"action\":{\"type\":\"delay\"}}",
                "{\"action\":{\"type\":\"delay\",\"ms\":1,\"before\":\"noon\"}}",
                "{\"action\":{\"type\":\"stall\",\"afterwards\":1}}",
                "{\"match\":{\"provider\":\"openai\"},\"action\":{\"type\":\"stall\"}}",
                "{\"match\":{\"nth\":0},\"action\":{\"type\":\"stall\"}}",
                "{\"fault\":{\"type\":\"stall\"}}"
            })
    void faultsThatCannotBeUnderstoodAreRefused(String order) throws Exception {
        assertThat(harness.post("/__sim/faults", order).statusCode()).isEqualTo(400);
        assertThat(harness.simulator.faults().waiting()).isEmpty();
    }

    @Test
    void theClockMovesAndResetBringsEverythingBack() throws Exception {
        String fresh = harness.claude(claudeBody(HAIKU, "hello", "")).body();
        harness.post("/__sim/clock", "{\"date\":\"2026-06-01\"}");
        assertThat(harness.get("/__sim/clock").path("instant").asString())
                .isEqualTo("2026-06-01T12:00:00Z");
        assertThat(harness.claude(claudeBody("claude-opus-4-0", "hi", "")).statusCode())
                .isEqualTo(200);
        harness.post("/__sim/faults", "{\"action\":{\"type\":\"stall\"}}");
        assertThat(harness.post("/__sim/reset", "").statusCode()).isEqualTo(200);
        assertThat(harness.log()).isEmpty();
        assertThat(harness.simulator.faults().waiting()).isEmpty();
        assertThat(harness.get("/__sim/clock").path("instant").asString())
                .isEqualTo("2026-11-22T12:00:00Z");
        assertThat(harness.claude(claudeBody(HAIKU, "hello", "")).body()).isEqualTo(fresh);
    }

    @Test
    void wrongControlsAreRefused() throws Exception {
        assertThat(harness.post("/__sim/clock", "{}").statusCode()).isEqualTo(400);
        assertThat(harness.post("/__sim/clock", "{\"date\":\"tomorrow\"}").statusCode())
                .isEqualTo(400);
        assertThat(harness.send(harness.to("/__sim/log?since=x")).statusCode()).isEqualTo(400);
        assertThat(harness.post("/__sim/health", "").statusCode()).isEqualTo(404);
    }

    @Test
    void readsItsCommandLine() {
        assertThat(
                        SimulatorSettings.of(
                                "--port=0",
                                "--host=localhost",
                                "--date=2026-12-01",
                                "--speed=0.5",
                                "--log-file=a/b"))
                .isEqualTo(
                        new SimulatorSettings(
                                "localhost", 0, LocalDate.of(2026, 12, 1), 0.5, Path.of("a/b")));
        assertThat(SimulatorSettings.of("--date=", "--log-file="))
                .isEqualTo(new SimulatorSettings("127.0.0.1", 8090, null, 1, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--port=x",
                "--port=70000",
                "--speed=-1",
                "--speed=NaN",
                "--date=soon",
                "--colour=red",
                "go"
            })
    void refusesACommandLineItCannotRead(String argument) {
        assertThatThrownBy(() -> SimulatorSettings.of(argument))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
