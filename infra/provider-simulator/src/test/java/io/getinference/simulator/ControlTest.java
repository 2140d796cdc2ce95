package io.getinference.simulator;

import static io.getinference.simulator.Harness.HAIKU;
import static io.getinference.simulator.Harness.claudeBody;
import static io.getinference.simulator.Harness.geminiBody;
import static io.getinference.simulator.Harness.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.time.Instant;
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
                "{'match':{'nth':1},'action':{'type':'delay','after':2,'ms':5}}",
                "{'match':{'nth':1,'header':{'x-a':'1'}},'action':{'type':'comments'}}",
                "{'match':{'nth':1},'action':{'type':'status','status':429,'retry_after':0,"
                        + "'error_code':'ramp_limit_exceeded','should_retry':false,'message':'no'}}",
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
                "{\"action\":{\"type\":\"delay\",\"ms\":1,\"before\":\"headers\",\"after\":1}}",
                "{\"action\":{\"type\":\"status\",\"status\":429,\"error_code\":\"spent\"}}",
                "{\"action\":{\"type\":\"status\",\"status\":429,\"should_retry\":\"no\"}}",
                "{\"action\":{\"type\":\"page\",\"status\":413,\"body\":\"pdf\"}}",
                "{\"action\":{\"type\":\"page\",\"status\":200}}",
                "{\"action\":{\"type\":\"array_error\"}}",
                "{\"action\":{\"type\":\"ok_error\",\"status\":200}}",
                "{\"action\":{\"type\":\"length\",\"bytes\":0}}",
                "{\"action\":{\"type\":\"length\",\"body\":\"wider\"}}",
                "{\"action\":{\"type\":\"gzip\",\"header\":\"maybe\"}}",
                "{\"action\":{\"type\":\"split\",\"at\":\"dawn\"}}",
                "{\"action\":{\"type\":\"big_event\",\"bytes\":99999999}}",
                "{\"action\":{\"type\":\"blocked\",\"reason\":\"SAFETY\"}}",
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
    void theClockGoesToAnInstantAndStandsStillOrRuns() throws Exception {
        String instant = "2026-11-30T23:59:59.950Z";
        JsonNode still = json(harness.post("/__sim/clock", clock(instant, "")).body());
        assertThat(still.toString()).isEqualTo("{\"instant\":\"" + instant + "\",\"runs\":false}");
        assertThat(harness.get("/__sim/clock")).isEqualTo(still);
        String body = geminiBody("hi", "");
        JsonNode running =
                json(harness.post("/__sim/clock", clock(instant, ",\"runs\":true")).body());
        assertThat(running.path("runs").asBoolean()).isTrue();
        await().until(() ->
                json(harness.gemini("gemini-2.5-flash:generateContent", body).body())
                        .path("modelVersion")
                        .asString()
                        .equals("gemini-3.5-flash-lite"));
        assertThat(harness.simulator.clock().instant())
                .isBetween(Instant.parse(instant), Instant.parse("2026-12-01T00:01:00Z"));
        harness.post("/__sim/clock", "{\"date\":\"2026-12-05\",\"runs\":true}");
        assertThat(harness.simulator.clock().instant())
                .isBetween(
                        Instant.parse("2026-12-05T12:00:00Z"),
                        Instant.parse("2026-12-05T12:01:00Z"));
        harness.post("/__sim/clock", "{\"date\":null}");
        assertThat(harness.simulator.clock().runs()).isTrue();
    }

    private static String clock(String instant, String more) {
        return "{\"instant\":\"%s\"%s}".formatted(instant, more);
    }

    @Test
    void theSpeedCanBeTurned() throws Exception {
        harness.post("/__sim/speed", "{\"speed\":0.25}");
        assertThat(harness.get("/__sim/speed").path("speed").asDouble()).isEqualTo(0.25);
        long start = System.nanoTime();
        harness.claude(claudeBody(HAIKU, "hello", ""));
        assertThat(System.nanoTime() - start).isGreaterThan(75_000_000);
        harness.post("/__sim/reset", "");
        assertThat(harness.get("/__sim/speed").path("speed").asDouble()).isZero();
    }

    @Test
    void wrongControlsAreRefused() throws Exception {
        assertThat(harness.post("/__sim/clock", "{}").statusCode()).isEqualTo(400);
        assertThat(harness.post("/__sim/clock", "{\"date\":\"tomorrow\"}").statusCode())
                .isEqualTo(400);
        for (String wrong :
                new String[] {
                    "{\"date\":\"2026-12-01\",\"instant\":\"2026-12-01T00:00:00Z\"}",
                    "{\"instant\":\"2026-12-01\"}",
                    "{\"instant\":7}"
                }) {
            assertThat(harness.post("/__sim/clock", wrong).statusCode()).as(wrong).isEqualTo(400);
        }
        for (String wrong : new String[] {"{}", "{\"speed\":-1}", "{\"speed\":\"fast\"}"}) {
            assertThat(harness.post("/__sim/speed", wrong).statusCode()).as(wrong).isEqualTo(400);
        }
        assertThat(harness.post("/__sim/billing", "{\"broken\":\"half\"}").statusCode())
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
        assertThat(SimulatorSettings.of("--tls-port=0").tlsPort()).isZero();
        assertThat(SimulatorSettings.of("0.5", new String[0]).speed()).isEqualTo(0.5);
        assertThat(SimulatorSettings.of("0.5", new String[] {"--speed=2"}).speed()).isEqualTo(2);
        assertThat(SimulatorSettings.of("--date=", "--log-file="))
                .isEqualTo(new SimulatorSettings("127.0.0.1", 8090, null, 1, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--port=x",
                "--port=70000",
                "--tls-port=-2",
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
