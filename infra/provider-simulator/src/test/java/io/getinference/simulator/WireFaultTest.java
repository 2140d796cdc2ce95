package io.getinference.simulator;

import static io.getinference.simulator.Harness.HAIKU;
import static io.getinference.simulator.Harness.claudeBody;
import static io.getinference.simulator.Harness.data;
import static io.getinference.simulator.Harness.geminiBody;
import static io.getinference.simulator.Harness.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getinference.simulator.fault.FaultMatch;
import io.getinference.simulator.fault.FaultSyntax;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Answers that are whole but strange, byte by byte. */
@Timeout(30)
class WireFaultTest {
    private static final String STREAM = ",\"stream\":true";

    @AutoClose private final Harness harness = Harness.start();

    private RawCall claude(String fault, String more) throws Exception {
        // From the queue: a directive would be a part of the prompt, and so of the answer.
        harness.simulator.faults().add(FaultMatch.next(), FaultSyntax.brief(fault));
        String body = claudeBody(HAIKU, "hello [[sim: tokens=40]]", more);
        return RawCall.send(harness.claudeRequest(body).build(), body);
    }

    private RawCall gemini(String fault, String method) throws Exception {
        String body = geminiBody("hello [[sim: fault=" + fault + "]]", "");
        var request = harness.geminiRequest("gemini-2.5-flash:" + method, body);
        return RawCall.send(request.build(), body);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String unzipped(byte[] bytes) throws IOException {
        return text(new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes());
    }

    /** What a call without a fault says; ids are numbered, so a reset gives the same again. */
    private String usual(String more) throws Exception {
        harness.simulator.reset();
        String body = claudeBody(HAIKU, "hello [[sim: tokens=40]]", more);
        String usual = harness.claude(body).body();
        harness.simulator.reset();
        return usual;
    }

    private void assertBilledWhole(boolean complete) {
        assertThat(harness.lastBill().billed().output()).isEqualTo(40);
        assertThat(harness.lastBill().complete()).isEqualTo(complete);
    }

    @Test
    void everyByteIsAChunkOfItsOwn() throws Exception {
        String usual = usual(STREAM);
        try (RawCall call = claude("split", STREAM)) {
            assertThat(call.readAll()).isEqualTo("END");
            assertThat(text(call.body())).isEqualTo(usual);
            assertThat(call.chunks()).containsOnly(1);
        }
        assertBilledWhole(true);
    }

    @Test
    void charactersArePartedAndNothingElse() throws Exception {
        String usual = usual(STREAM);
        try (RawCall call = claude("split:characters", STREAM)) {
            assertThat(call.readAll()).isEqualTo("END");
            assertThat(text(call.body())).isEqualTo(usual);
            byte[] body = call.body();
            int at = 0;
            int parted = 0;
            for (int length : call.chunks()) {
                at += length;
                parted += at < body.length && (body[at] & 0xC0) == 0x80 ? 1 : 0;
            }
            long inner = usual.getBytes(StandardCharsets.UTF_8).length - usual.codePoints().count();
            assertThat(parted).isEqualTo((int) inner).isPositive();
        }
    }

    @Test
    void aPlainBodyIsSplitUnderItsTrueLength() throws Exception {
        String usual = usual("");
        try (RawCall call = claude("split", "")) {
            assertThat(call.readAnswer()).isEqualTo("END");
            assertThat(text(call.body())).isEqualTo(usual);
        }
        assertBilledWhole(true);
    }

    @Test
    void fieldsComeWithoutASpace() throws Exception {
        String usual = usual(STREAM);
        try (RawCall call = claude("spaceless", STREAM)) {
            assertThat(call.readAll()).isEqualTo("END");
            assertThat(text(call.body()))
                    .contains("event:message_stop\ndata:{")
                    .doesNotContain("\ndata: ")
                    .isEqualTo(usual.replace("event: ", "event:").replace("data: ", "data:"));
        }
    }

    @Test
    void commentsStandBetweenAndWithinEvents() throws Exception {
        String usual = usual(STREAM);
        try (RawCall call = claude("comments", STREAM)) {
            assertThat(call.readAll()).isEqualTo("END");
            String told = text(call.body());
            assertThat(told).contains("\n\n: one\n\n: two\n:three\nevent: ");
            assertThat(told.replaceAll("(?m)^:.*\n\n?", "")).isEqualTo(usual);
        }
    }

    @ParameterizedTest
    @CsvSource({"true,big_event:2:65536,65536", "false,big_event:0:70000,70000"})
    void anEventMayBeBigAndStillGood(boolean stream, String fault, int bytes) throws Exception {
        try (RawCall call = claude(fault, stream ? STREAM : "")) {
            assertThat(call.readAnswer()).isEqualTo("END");
            String told = text(call.body());
            if (stream) {
                List<String> events = List.of(told.split("(?<=\n\n)"));
                assertThat(events.get(2)).hasSize(bytes);
                assertThat(data(told))
                        .last()
                        .extracting(e -> e.path("type").asString())
                        .isEqualTo("message_stop");
            } else {
                assertThat(call.body()).hasSize(bytes);
                assertThat(json(told).path("type").asString()).isEqualTo("message");
            }
        }
        assertBilledWhole(true);
    }

    @Test
    void garbageComesBetweenGoodEvents() throws Exception {
        String usual = usual(STREAM);
        try (RawCall call = claude("garbage:4", STREAM)) {
            assertThat(call.readAll()).isEqualTo("END");
            List<String> events = List.of(text(call.body()).split("(?<=\n\n)"));
            List<String> good = List.of(usual.split("(?<=\n\n)"));
            assertThat(events).hasSize(good.size() + 1);
            String bad = events.get(4).replaceFirst("(?s).*data: ", "");
            assertThatThrownBy(() -> json(bad)).isInstanceOf(AssertionError.class);
            assertThat(events.subList(5, events.size())).isEqualTo(good.subList(4, good.size()));
        }
        assertBilledWhole(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"generateContent", "streamGenerateContent?alt=sse"})
    void garbageIsNoJsonForEitherKindOfAnswer(String method) throws Exception {
        try (RawCall call = gemini("garbage", method)) {
            assertThat(call.readAnswer()).isEqualTo("END");
            String first = text(call.body()).lines().findFirst().orElseThrow();
            assertThatThrownBy(() -> json(first.replaceFirst("data: ", "")))
                    .isInstanceOf(AssertionError.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", STREAM})
    void bodiesAreZippedRightlyOrNot(String more) throws Exception {
        String usual = usual(more);
        try (RawCall call = claude("gzip:right", more)) {
            call.readAnswer();
            assertThat(call.text()).contains("content-encoding: gzip\r\n");
            assertThat(unzipped(call.body())).isEqualTo(usual);
        }
        assertBilledWhole(true);
        harness.simulator.reset();
        try (RawCall call = claude("gzip:missing", more)) {
            call.readAnswer();
            assertThat(call.text()).doesNotContain("content-encoding");
            assertThat(unzipped(call.body())).isEqualTo(usual);
        }
        assertBilledWhole(false);
        assertThat(harness.lastBill().terminalUsage()).isFalse();
        harness.simulator.reset();
        try (RawCall call = claude("gzip:wrong", more)) {
            call.readAnswer();
            assertThat(call.text()).contains("content-encoding: gzip\r\n");
            assertThat(text(call.body())).isEqualTo(usual);
        }
        assertBilledWhole(false);
    }

    @ParameterizedTest
    @CsvSource({"'',longer", "'',shorter", "yes,longer", "yes,shorter"})
    void theAnnouncedLengthIsALie(String stream, String body) throws Exception {
        String more = stream.isEmpty() ? "" : STREAM;
        int bytes = usual(more).getBytes(StandardCharsets.UTF_8).length;
        try (RawCall call = claude("length:16:" + body, more)) {
            assertThat(call.readAll()).isEqualTo("FIN");
            int announced = body.equals("longer") ? bytes - 16 : bytes + 16;
            assertThat(call.text())
                    .contains("content-length: " + announced + "\r\n")
                    .doesNotContain("transfer-encoding");
            assertThat(call.body()).hasSize(bytes);
        }
        assertBilledWhole(false);
    }

    @Test
    void halfAnEventIsFollowedByAProperEnd() throws Exception {
        String usual = usual(STREAM);
        try (RawCall call = claude("half:5", STREAM)) {
            assertThat(call.readAll()).isEqualTo("END");
            String told = text(call.body());
            List<String> good = List.of(usual.split("(?<=\n\n)"));
            String half = told.substring(String.join("", good.subList(0, 5)).length());
            assertThat(good.get(5)).startsWith(half);
            assertThat(half).hasSize(good.get(5).length() / 2);
        }
        assertThat(harness.lastBill().events()).isEqualTo(5);
        assertThat(harness.lastBill().complete()).isFalse();
        assertThat(harness.lastBill().billed().output()).isBetween(1, 20);
    }

    @Test
    void theLastEventCanBeHalvedToo() throws Exception {
        try (RawCall call = gemini("half:99", "streamGenerateContent?alt=sse")) {
            assertThat(call.readAll()).isEqualTo("END");
            assertThat(text(call.body())).doesNotEndWith("\n\n").contains("data: ");
        }
        assertThat(harness.lastBill().terminalUsage()).isFalse();
    }

    @Test
    void aDelayMaySitInTheMiddle() throws Exception {
        long start = System.nanoTime();
        try (RawCall call = claude("delay:300:4", STREAM)) {
            assertThat(call.readEvents(4)).isTrue();
            assertThat(harness.log()).isEmpty();
            assertThat(call.readAll()).isEqualTo("END");
            assertThat((System.nanoTime() - start) / 1_000_000).isGreaterThanOrEqualTo(300);
        }
        assertBilledWhole(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"spaceless", "comments"})
    void aFaultThatCannotShowIsRefusedLoudly(String fault) throws Exception {
        try (RawCall call = gemini(fault, "streamGenerateContent")) {
            call.readAnswer();
            assertThat(call.text())
                    .startsWith("HTTP/1.1 400")
                    .contains(
                            "simulator: fault " + fault + " needs a stream of server-sent events");
        }
        assertThat(harness.lastBill().costNano()).isZero();
    }

    @Test
    void charactersCannotBePartedWhereThereAreNone() throws Exception {
        String body = claudeBody(HAIKU, "[[sim: text=\"plain\", fault=split:characters]]", "");
        assertThat(harness.claude(body).body()).contains("needs a character of several bytes");
    }
}
