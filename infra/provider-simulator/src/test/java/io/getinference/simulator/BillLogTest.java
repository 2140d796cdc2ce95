package io.getinference.simulator;

import static io.getinference.simulator.Harness.HAIKU;
import static io.getinference.simulator.Harness.claudeBody;
import static io.getinference.simulator.Harness.geminiBody;
import static io.getinference.simulator.Harness.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getinference.simulator.bill.BillEntry;
import io.getinference.simulator.bill.BillLog;
import io.getinference.simulator.bill.Tally;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

class BillLogTest {
    @TempDir private Path folder;

    @Test
    void billsWhatTheAnswerReported() throws Exception {
        try (Harness harness = Harness.start()) {
            JsonNode claude =
                    json(harness.claude(claudeBody("claude-sonnet-5", "hello", "")).body());
            BillEntry bill = harness.lastBill();
            assertThat(bill.id())
                    .isEqualTo(claude.path("id").asString().substring("msg_".length()));
            assertThat(bill.billed())
                    .isEqualTo(
                            new Tally(
                                    claude.at("/usage/input_tokens").asInt(),
                                    0,
                                    0,
                                    0,
                                    0,
                                    0,
                                    claude.at("/usage/output_tokens").asInt(),
                                    96));
            JsonNode gemini =
                    json(
                            harness.gemini("gemini-2.5-pro:generateContent", geminiBody("hi", ""))
                                    .body());
            JsonNode usage = gemini.path("usageMetadata");
            Tally billed = harness.lastBill().billed();
            assertThat(billed.input()).isEqualTo(usage.path("promptTokenCount").asInt());
            assertThat(billed.output())
                    .isEqualTo(
                            usage.path("totalTokenCount").asInt()
                                    - usage.path("promptTokenCount").asInt());
            assertThat(harness.lastBill().terminalUsage()).isTrue();
            assertThat(harness.lastBill().complete()).isTrue();
        }
    }

    @Test
    void entriesHaveTheDocumentedShape() throws Exception {
        try (Harness harness = Harness.start()) {
            harness.send(
                    harness.claudeRequest(claudeBody(HAIKU, "hello", ",\"stream\":true"))
                            .header("x-getinference-request", "req_1")
                            .header("x-request-id", "other"));
            JsonNode page = harness.get("/__sim/log?since=0");
            assertThat(page + "\n").isEqualTo(Golden.file("log.json"));
            assertThat(harness.get("/__sim/log?since=1").path("entries")).isEmpty();
            assertThat(harness.get("/__sim/log?since=1").path("next").asInt()).isOne();
        }
    }

    @Test
    void keepsTheCallersRequestIdWhicheverHeaderItCameIn() throws Exception {
        try (Harness harness = Harness.start()) {
            harness.send(harness.claudeRequest("{}").header("x-request-id", "req_2"));
            assertThat(harness.lastBill().callerRequest()).isEqualTo("req_2");
        }
    }

    @Test
    void survivesARestartWithoutTheLineThatACrashCutOff() throws Exception {
        Path file = folder.resolve("deep/bills.jsonl");
        SimulatorSettings settings = SimulatorSettings.forTests().loggingTo(file);
        List<BillEntry> before;
        try (Harness harness = Harness.start(settings)) {
            harness.claude(claudeBody(HAIKU, "hello", ""));
            harness.gemini("gemini-2.5-flash:generateContent", geminiBody("hi", ""));
            before = harness.log();
        }
        Files.writeString(file, "{\"index\":2,\"id\":", StandardOpenOption.APPEND);
        try (Harness harness = Harness.start(settings)) {
            assertThat(harness.log()).isEqualTo(before).hasSize(2);
            harness.claude(claudeBody(HAIKU, "again", ""));
            assertThat(harness.lastBill().index()).isEqualTo(2);
            assertThat(harness.log()).extracting(BillEntry::id).doesNotHaveDuplicates();
        }
        assertThat(Files.readAllLines(file)).hasSize(3);
    }

    @Test
    void readsALogFromBeforeThereWereCostsAndSounds() throws Exception {
        Path file = folder.resolve("bills.jsonl");
        Files.writeString(
                file,
                """
                {"index":0,"id":"3f29","provider":"anthropic","operation":"generate","model_asked":"m",\
                "model_served":"m","caller_request":"req_1","request_sha256":"e279","stream":true,\
                "status":200,"fault":null,"events":60,"aborted":false,"complete":true,\
                "terminal_usage":true,"finish":"end_turn",\
                "generated":{"input":14,"cached":0,"cache_write":0,"output":120,"thinking":0},\
                "billed":{"input":14,"cached":0,"cache_write":0,"output":120,"thinking":0},\
                "at":"2026-11-22T12:00:00Z"}
                """);

        BillEntry old = BillLog.in(file).entries().getFirst();

        assertThat(old.billed().output()).isEqualTo(120);
        assertThat(old.billed().inputAudio()).isZero();
        assertThat(old.costNano()).isZero();
    }

    @Test
    void doesNotStartOnALogThatItCannotRead() throws IOException {
        Path file = folder.resolve("bills.jsonl");
        Files.writeString(file, "not json\n");
        assertThatThrownBy(() -> BillLog.in(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 1");
    }
}
