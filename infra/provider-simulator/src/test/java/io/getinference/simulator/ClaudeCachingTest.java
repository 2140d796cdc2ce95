package io.getinference.simulator;

import static io.getinference.simulator.Harness.data;
import static io.getinference.simulator.Harness.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.simulator.bill.Tally;
import io.getinference.simulator.fault.Fault;
import io.getinference.simulator.fault.FaultMatch;
import io.getinference.simulator.model.Provider;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.time.LocalDate;
import java.util.Collections;

/** Claude's prompt cache, as its counters and the bill tell of it. */
class ClaudeCachingTest {
    private static final String HAIKU = "claude-haiku-4-5";
    private static final String SHORT = ",\"cache_control\":{\"type\":\"ephemeral\"}";
    private static final String LONG = ",\"cache_control\":{\"type\":\"ephemeral\",\"ttl\":\"1h\"}";

    @AutoClose private final Harness harness = Harness.start();

    private static String text(char letter, int tokens, String mark) {
        return "{\"type\":\"text\",\"text\":\""
                + (letter + "").repeat(tokens * 4)
                + "\""
                + mark
                + "}";
    }

    private static String body(String model, String system, String user) {
        return """
        {"model":"%s","max_tokens":10,"system":[%s],"messages":[{"role":"user","content":[%s]}]}\
        """
                .formatted(model, system, user);
    }

    private JsonNode usage(String body) throws Exception {
        var answer = harness.claude(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer.body()).path("usage");
    }

    private void assertUsage(String body, int input, int read, int write) throws Exception {
        JsonNode usage = usage(body);
        assertThat(
                        new int[] {
                            usage.path("input_tokens").asInt(),
                            usage.path("cache_read_input_tokens").asInt(),
                            usage.path("cache_creation_input_tokens").asInt()
                        })
                .containsExactly(input, read, write);
        Tally billed = harness.lastBill().billed();
        assertThat(billed.input()).isEqualTo(input);
        assertThat(billed.cached()).isEqualTo(read);
        assertThat(billed.cacheWrite()).isEqualTo(write);
    }

    @Test
    void writesAtFirstAndReadsThen() throws Exception {
        String body = body(HAIKU, text('a', 5_000, SHORT), text('b', 10, ""));
        assertUsage(body, 4 + 10, 0, 8 + 5_000);
        assertUsage(body, 4 + 10, 8 + 5_000, 0);
        assertUsage(body.replace("bb", "cc"), 4 + 10, 8 + 5_000, 0);
        assertUsage(body.replace("aa", "dd"), 4 + 10, 0, 8 + 5_000);
    }

    @Test
    void withoutAMarkNothingIsCached() throws Exception {
        String body = body(HAIKU, text('a', 5_000, ""), text('b', 10, ""));
        assertUsage(body, 8 + 5_000 + 4 + 10, 0, 0);
        assertUsage(body, 8 + 5_000 + 4 + 10, 0, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "claude-haiku-4-5,4087,false",
        "claude-haiku-4-5,4088,true",
        "claude-sonnet-4-20250514,1015,false",
        "claude-sonnet-4-20250514,1016,true"
    })
    void shortPromptsAreNotCached(String model, int tokens, boolean cached) throws Exception {
        harness.simulator.clock().moveTo(LocalDate.of(2026, 6, 1));
        String body = body(model, text('a', tokens, SHORT), text('b', 1, ""));
        usage(body);
        assertThat(harness.lastBill().billed().cacheWrite()).isEqualTo(cached ? 8 + tokens : 0);
        usage(body);
        assertThat(harness.lastBill().billed().cached()).isEqualTo(cached ? 8 + tokens : 0);
    }

    @Test
    void splitsWhatItWritesByItsLifetime() throws Exception {
        String body = body(HAIKU, text('a', 5_000, LONG), text('b', 100, SHORT));
        JsonNode split = usage(body).path("cache_creation");
        assertThat(split.path("ephemeral_1h_input_tokens").asInt()).isEqualTo(8 + 5_000);
        assertThat(split.path("ephemeral_5m_input_tokens").asInt()).isEqualTo(4 + 100);
        assertThat(harness.lastBill().billed().cacheWrite()).isEqualTo(8 + 5_000 + 4 + 100);
        assertThat(harness.lastBill().billed().cacheWrite1h()).isEqualTo(8 + 5_000);
        assertThat(usage(body).path("cache_read_input_tokens").asInt()).isEqualTo(5_112);
    }

    @Test
    void streamsTheSameCountersAtTheBeginningAndAtTheEnd() throws Exception {
        String body = body(HAIKU, text('a', 5_000, LONG), text('b', 10, ""));
        String stream =
                harness.claude(body.replace("{\"model\"", "{\"stream\":true,\"model\"")).body();
        JsonNode start = data(stream, "message_start").getFirst().at("/message/usage");
        JsonNode end = data(stream, "message_delta").getFirst().path("usage");
        for (JsonNode usage : new JsonNode[] {start, end}) {
            assertThat(usage.path("cache_creation_input_tokens").asInt()).isEqualTo(5_008);
            assertThat(usage.path("input_tokens").asInt()).isEqualTo(14);
        }
        assertThat(start.at("/cache_creation/ephemeral_1h_input_tokens").asInt()).isEqualTo(5_008);
    }

    @Test
    void aLongerConversationFindsWhatAShorterOneKept() throws Exception {
        String first = body(HAIKU, text('a', 5_000, ""), text('b', 10, SHORT));
        assertUsage(first, 0, 0, 5_022);
        String longer =
                """
                {"model":"%s","max_tokens":10,"system":[%s],"messages":[\
                {"role":"user","content":[%s]},{"role":"assistant","content":[%s]},\
                {"role":"user","content":[%s]}]}\
                """
                        .formatted(
                                HAIKU,
                                text('a', 5_000, ""),
                                text('b', 10, ""),
                                text('c', 20, ""),
                                text('d', 30, SHORT));
        assertUsage(longer, 0, 5_022, 4 + 20 + 4 + 30);
    }

    @Test
    void toolsAreCachedBeforeTheSystem() throws Exception {
        String tool =
                "{\"name\":\"a\",\"description\":\""
                        + "x".repeat(20_000)
                        + "\",\"input_schema\":{\"type\":\"object\"}"
                        + SHORT
                        + "}";
        String with = ",\"tools\":[" + tool + "]}";
        String body = body(HAIKU, text('a', 10, ""), text('b', 10, ""));
        String marked = body.substring(0, body.length() - 1) + with;
        int written = usage(marked).path("cache_creation_input_tokens").asInt();
        assertThat(written).isBetween(8 + 346 + 5_000, 8 + 346 + 5_030);
        String other = marked.replace("aa", "zz");
        assertThat(usage(other).path("cache_read_input_tokens").asInt()).isEqualTo(written);
        assertThat(usage(marked.replace("xx", "yy")).path("cache_read_input_tokens").asInt())
                .isZero();
    }

    @Test
    void anotherChoiceOfToolsSpoilsTheMessagesButNotTheSystem() throws Exception {
        String tools = ",\"tools\":[{\"name\":\"a\",\"input_schema\":{\"type\":\"object\"}}]";
        String body = body(HAIKU, text('a', 5_000, SHORT), text('b', 10, SHORT));
        String auto = body.substring(0, body.length() - 1) + tools + "}";
        int all = usage(auto).path("cache_creation_input_tokens").asInt();
        assertThat(usage(auto).path("cache_read_input_tokens").asInt()).isEqualTo(all);
        String none =
                auto.substring(0, auto.length() - 1) + ",\"tool_choice\":{\"type\":\"none\"}}";
        assertThat(usage(none).path("cache_read_input_tokens").asInt()).isEqualTo(all - 14);
    }

    @Test
    void theMarkOfTheWholeRequestIsOneAtItsEnd() throws Exception {
        String body = body(HAIKU, text('a', 5_000, ""), text('b', 10, ""));
        String marked = body.substring(0, body.length() - 1) + SHORT + "}";
        assertUsage(marked, 0, 0, 5_022);
        assertUsage(marked, 0, 5_022, 0);
    }

    @Test
    void whatIsKeptIsOverAtItsTimeAndForgottenAtAReset() throws Exception {
        String body = body(HAIKU, text('a', 5_000, LONG), text('b', 10, ""));
        assertUsage(body, 14, 0, 5_008);
        harness.simulator.clock().moveTo(LocalDate.of(2026, 11, 23));
        assertUsage(body, 14, 0, 5_008);
        harness.simulator.reset();
        assertUsage(body, 14, 0, 5_008);
        assertUsage(body, 14, 5_008, 0);
    }

    @Test
    void aCallThatFailsKeepsNothing() throws Exception {
        String body = body(HAIKU, text('a', 5_000, SHORT), text('b', 10, ""));
        harness.simulator
                .faults()
                .add(FaultMatch.next(Provider.ANTHROPIC), new Fault.Status(529, 0));
        assertThat(harness.claude(body).statusCode()).isEqualTo(529);
        assertUsage(body, 14, 0, 5_008);
    }

    @Test
    void aPromptCanBeWarmedWithoutAnAnswer() throws Exception {
        String body =
                body(HAIKU, text('a', 5_000, SHORT), text('b', 10, ""))
                        .replace("\"max_tokens\":10", "\"max_tokens\":0");
        JsonNode message = json(harness.claude(body).body());
        assertThat(message.path("content").isEmpty()).isTrue();
        assertThat(message.path("stop_reason").asString()).isEqualTo("max_tokens");
        assertThat(message.at("/usage/output_tokens").asInt()).isZero();
        assertUsage(body, 14, 5_008, 0);
        var streamed = harness.claude(body.replace("{\"model\"", "{\"stream\":true,\"model\""));
        assertThat(streamed.statusCode()).isEqualTo(400);
    }

    @Test
    void cachedTokensCanBeOrdered() throws Exception {
        String hi = "{\"type\":\"text\",\"text\":\"hello [[sim: cached=7]]\"}";
        String body = body(HAIKU, text('a', 10, ""), hi);
        assertUsage(body, 8 + 10 + 4 + 6 - 7, 7, 0);
        assertUsage(body.replace("=7", "=999"), 0, 8 + 10 + 4 + 7, 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"5|A maximum of 4 blocks with cache_control may be provided. Found 5."})
    void takesNoMoreThanFourMarks(int marks, String message) throws Exception {
        String blocks = String.join(",", Collections.nCopies(marks, text('b', 1, SHORT)));
        var answer = harness.claude(body(HAIKU, text('a', 1, ""), blocks));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(message);
        String four = String.join(",", Collections.nCopies(marks - 1, text('b', 1, SHORT)));
        usage(body(HAIKU, text('a', 1, ""), four));
    }

    @Test
    void aLongLifeMustNotComeAfterAShortOne() throws Exception {
        var answer = harness.claude(body(HAIKU, text('a', 1, SHORT), text('b', 1, LONG)));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("messages.0.content.0.cache_control.ttl: a ttl='1h' cache_control block");
    }
}
