package io.getinference.simulator;

import static io.getinference.simulator.Harness.HAIKU;
import static io.getinference.simulator.Harness.claudeBody;
import static io.getinference.simulator.Harness.data;
import static io.getinference.simulator.Harness.json;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.joining;

import io.getinference.simulator.answer.Tokens;
import io.getinference.simulator.json.Json;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** Claude's tool calls as a client sees them. */
class ClaudeToolTest {
    private static final String TOOLS =
            """
            [{"name":"weather","input_schema":{"type":"object","properties":\
            {"city":{"type":"string"}},"required":["city"]}},\
            {"name":"clock","input_schema":{"type":"object","properties":{}}}]\
            """;
    private static final String OFFERED = ",\"tools\":" + TOOLS;
    private static final String STREAM = ",\"stream\":true";
    private static final String ORDER =
            "Weather in Oslo? [[sim: text=\"Let me look.\", tool=weather{\"city\": \"Oslo\"}]]";

    @AutoClose private final Harness harness = Harness.start();

    private String answer(String text, String more) throws Exception {
        var answer = harness.claude(claudeBody(HAIKU, text, more));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static List<String> types(JsonNode message) {
        return message.path("content").findValuesAsString("type").stream()
                .filter(type -> !type.equals("direct"))
                .toList();
    }

    /** What the pieces of block {@code index} come to. */
    private static String joined(String stream, int index) {
        return data(stream, "content_block_delta").stream()
                .filter(event -> event.path("index").asInt() == index)
                .map(event ->
                        event.at("/delta/partial_json").asString("")
                                + event.at("/delta/text").asString(""))
                .collect(joining());
    }

    @Test
    void streamsACallInTheRecordedShape() throws Exception {
        assertThat(answer(ORDER, OFFERED + STREAM))
                .isEqualTo(Golden.file("anthropic-tool-stream.txt"));
    }

    @Test
    void answersACallPlainlyInTheRecordedShape() throws Exception {
        assertThat(answer(ORDER, OFFERED) + "\n")
                .isEqualTo(Golden.file("anthropic-tool-plain.json"));
    }

    @Test
    void aStreamedCallBeginsEmptyAndComesInPieces() throws Exception {
        String stream =
                answer(
                        "[[sim: tool=weather{\"city\":\"東京🙂🙂🙂 \\ud83d\\ude42\"}]]",
                        OFFERED + STREAM);
        assertThat(joined(stream, 0)).isEqualTo("{\"city\":\"東京🙂🙂🙂 \\ud83d\\ude42\"}");
        List<JsonNode> deltas = data(stream, "content_block_delta");
        assertThat(deltas.getFirst().at("/delta/partial_json").asString()).isEmpty();
        assertThat(deltas).hasSizeGreaterThan(3);
        assertThat(deltas)
                .allSatisfy(event -> {
                    String piece = event.at("/delta/partial_json").asString();
                    boolean begins = !piece.isEmpty() && Character.isLowSurrogate(piece.charAt(0));
                    assertThat(begins).isFalse();
                });
        JsonNode block = data(stream, "content_block_start").getFirst().path("content_block");
        assertThat(block.path("id").asString()).startsWith("toolu_");
        assertThat(block.path("input").isEmpty()).isTrue();
        assertThat(block.at("/caller/type").asString()).isEqualTo("direct");
    }

    @Test
    void severalCallsAreBlocksOfTheirOwnWithIdsOfTheirOwn() throws Exception {
        String order = "[[sim: tool=weather{\"city\":\"Oslo\"}, tool=clock{}, tool=clock]]";
        String stream = answer(order, OFFERED + STREAM);
        List<JsonNode> starts = data(stream, "content_block_start");
        assertThat(starts.stream().map(start -> start.path("index").asInt()))
                .containsExactly(0, 1, 2);
        assertThat(starts.stream().map(start -> start.at("/content_block/id").asString()))
                .doesNotHaveDuplicates();
        JsonNode plain = json(answer(order, OFFERED));
        assertThat(types(plain)).containsExactly("tool_use", "tool_use", "tool_use");
        assertThat(plain.path("stop_reason").asString()).isEqualTo("tool_use");
        int expected = Tokens.of("weather{\"city\":\"Oslo\"}clock{}clock{}");
        assertThat(plain.at("/usage/output_tokens").asInt()).isEqualTo(expected);
        assertThat(harness.lastBill().finish()).isEqualTo("tool_use");
        assertThat(harness.lastBill().billed().output()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"type\":\"any\"}',weather",
        "'{\"type\":\"tool\",\"name\":\"clock\"}',clock",
        "'{\"type\":\"any\",\"disable_parallel_tool_use\":true}',weather"
    })
    void aForcedChoiceIsACall(String choice, String name) throws Exception {
        JsonNode message = json(answer("hello", OFFERED + ",\"tool_choice\":" + choice));
        assertThat(types(message)).containsExactly("tool_use");
        assertThat(message.at("/content/0/name").asString()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"tool_choice\":{\"type\":\"auto\"}"})
    void aFreeChoiceIsTextUnlessOrdered(String choice) throws Exception {
        assertThat(types(json(answer("hello", OFFERED + choice)))).containsExactly("text");
        assertThat(types(json(answer("[[sim: tool=clock]]", OFFERED + choice))))
                .containsExactly("tool_use");
    }

    @Test
    void oneCallAtMostWhereCallsMayNotBeParallel() throws Exception {
        String choice = ",\"tool_choice\":{\"type\":\"auto\",\"disable_parallel_tool_use\":true}";
        JsonNode message = json(answer("[[sim: tool=clock{}, tool=weather{}]]", OFFERED + choice));
        assertThat(types(message)).containsExactly("tool_use");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[[sim: tool=rain{}]]|",
                "[[sim: tool=clock{}]]|,\"tool_choice\":{\"type\":\"none\"}",
                "[[sim: tool=clock{}]]|,\"tool_choice\":{\"type\":\"tool\",\"name\":\"weather\"}",
            })
    void aCallThatCannotBeIsRefused(String text, String more) throws Exception {
        var answer = harness.claude(claudeBody(HAIKU, text, OFFERED + (more == null ? "" : more)));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("simulator: tool");
    }

    @Test
    void theLimitCutsACallInTheMiddleOfItsJson() throws Exception {
        String limit = claudeBody(HAIKU, ORDER, OFFERED).replace("1000", "8");
        String stream =
                harness.claude(limit.replace("{\"model\"", "{\"stream\":true,\"model\"")).body();
        assertThat(joined(stream, 0)).isEqualTo("Let me look.");
        assertThat(joined(stream, 1)).isEqualTo("{\"city\": \"Oslo".substring(0, 13));
        JsonNode delta = data(stream, "message_delta").getFirst();
        assertThat(delta.at("/delta/stop_reason").asString()).isEqualTo("max_tokens");
        assertThat(delta.at("/usage/output_tokens").asInt()).isEqualTo(8);
        JsonNode plain = json(harness.claude(limit).body());
        assertThat(plain.at("/content/1/input").isEmpty()).isTrue();
        assertThat(plain.path("stop_reason").asString()).isEqualTo("max_tokens");
    }

    @ParameterizedTest
    @CsvSource({"auto,346", "none,346", "any,313"})
    void toolsCountTheirJsonAndAHiddenPrompt(String choice, int hidden) throws Exception {
        String more = OFFERED + ",\"tool_choice\":{\"type\":\"" + choice + "\"}";
        answer("hello", more);
        int tools = Tokens.of(Json.write(json(TOOLS)));
        assertThat(harness.lastBill().billed().input())
                .isEqualTo(8 + 4 + Tokens.of("hello") + hidden + tools);
    }

    private static String afterTool(String result) {
        return """
        {"model":"%s","max_tokens":1000,"tools":%s,"messages":[
        {"role":"user","content":"Weather? [[sim: tool=weather{}]]"},
        {"role":"assistant","content":[{"type":"tool_use","id":"call_1","name":"weather","input":{"city":"Oslo"}}]},
        {"role":"user","content":[{"type":"tool_result","tool_use_id":"call_1","content":%s}]}]}\
        """
                .formatted(HAIKU, TOOLS, result);
    }

    @Test
    void afterAToolsResultItSpeaks() throws Exception {
        JsonNode message = json(harness.claude(afterTool("\"4 C\"")).body());
        assertThat(types(message)).containsExactly("text");
        String read = "Weather? [[sim: tool=weather{}]]weather{\"city\":\"Oslo\"}4 C";
        assertThat(harness.lastBill().billed().input())
                .isEqualTo(8 + 3 * 4 + 346 + Tokens.of(Json.write(json(TOOLS))) + Tokens.of(read));
    }

    @Test
    void ordersMayStandInAToolsResult() throws Exception {
        String result = Json.write("4 C [[sim: text=\"Cold.\"]]");
        JsonNode message = json(harness.claude(afterTool(result)).body());
        assertThat(message.at("/content/0/text").asString()).isEqualTo("Cold.");
        String blocks = "[{\"type\":\"text\",\"text\":" + result + "}]";
        assertThat(json(harness.claude(afterTool(blocks)).body()).path("content"))
                .isEqualTo(message.path("content"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void aBrokenCallBillsWhatTheCallerHasSeenOfIt(int events) throws Exception {
        String order = "[[sim: tool=weather{\"city\":\"Oslo\"}, fault=eof:" + events + "]]";
        String seen = answer(order, OFFERED + STREAM);
        boolean named = !data(seen, "content_block_start").isEmpty();
        assertThat(harness.lastBill().billed().output())
                .isEqualTo(named ? Tokens.of("weather" + joined(seen, 0)) : 0);
        assertThat(harness.lastBill().complete()).isFalse();
    }

    @Test
    void sendsEventsAndDeltasNowAndThenThatNobodyKnows() throws Exception {
        int events = 0;
        int deltas = 0;
        for (int i = 0; i < 60; i++) {
            String stream = answer("[[sim: tokens=5]] " + i, STREAM);
            events += data(stream, "content_block_hint").size();
            deltas +=
                    (int)
                            data(stream, "content_block_delta").stream()
                                    .filter(event ->
                                            event.at("/delta/type").asString().equals("hint_delta"))
                                    .count();
        }
        assertThat(events).isBetween(5, 30);
        assertThat(deltas).isBetween(1, 12);
    }
}
