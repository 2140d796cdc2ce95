package io.getinference.simulator;

import static io.getinference.simulator.Harness.HAIKU;
import static io.getinference.simulator.Harness.claudeBody;
import static io.getinference.simulator.Harness.data;
import static io.getinference.simulator.Harness.json;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.joining;

import io.getinference.simulator.answer.Tokens;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** Claude's thinking: when, how much, and what of it is seen. */
class ClaudeThinkingTest {
    private static final String BUDGET =
            ",\"max_tokens\":4000,\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":2000}";
    private static final String STREAM = ",\"stream\":true";
    private static final String TOOL =
            ",\"tools\":[{\"name\":\"clock\",\"input_schema\":{\"type\":\"object\"}}]";

    @AutoClose private final Harness harness = Harness.start();

    private String answer(String model, String text, String more) throws Exception {
        var answer = harness.claude(claudeBody(model, text, more));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void showsWhatItThoughtAndSignsItBeforeTheBlockEnds() throws Exception {
        String stream = answer(HAIKU, "hello [[sim: thoughts=300]]", BUDGET + STREAM);
        List<JsonNode> deltas =
                data(stream, "content_block_delta").stream()
                        .filter(event -> event.path("index").asInt() == 0)
                        .toList();
        String thinking =
                deltas.stream().map(e -> e.at("/delta/thinking").asString("")).collect(joining());
        assertThat(Tokens.of(thinking)).isEqualTo(300);
        assertThat(deltas.getLast().at("/delta/type").asString()).isEqualTo("signature_delta");
        assertThat(deltas.getFirst().at("/delta/type").asString()).isEqualTo("thinking_delta");
        JsonNode usage = data(stream, "message_delta").getFirst().path("usage");
        assertThat(usage.path("output_tokens").asInt()).isEqualTo(420);
        assertThat(usage.at("/output_tokens_details/thinking_tokens").asInt()).isEqualTo(300);
        assertThat(harness.lastBill().billed().thinking()).isEqualTo(300);
        JsonNode plain = json(answer(HAIKU, "hello [[sim: thoughts=300]]", BUDGET));
        assertThat(plain.at("/content/0/thinking").asString()).isEqualTo(thinking);
        assertThat(plain.at("/content/0/signature").asString()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "claude-haiku-4-5,'{\"type\":\"enabled\",\"budget_tokens\":1024,\"display\":\"omitted\"}',false",
        "claude-haiku-4-5,'{\"type\":\"enabled\",\"budget_tokens\":1024}',true",
        "claude-sonnet-5,'{\"type\":\"adaptive\"}',false",
        "claude-sonnet-5,'{\"type\":\"adaptive\",\"display\":\"summarized\"}',true"
    })
    void displayDecidesWhatIsSeenNotWhatIsBilled(String model, String thinking, boolean seen)
            throws Exception {
        String more = ",\"max_tokens\":4000,\"thinking\":" + thinking;
        JsonNode message = json(answer(model, "hello", more));
        assertThat(message.at("/content/0/type").asString()).isEqualTo("thinking");
        assertThat(message.at("/content/0/thinking").asString().isEmpty()).isNotEqualTo(seen);
        assertThat(message.at("/usage/output_tokens").asInt()).isEqualTo(96 + 120);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "claude-haiku-4-5|{'type':'adaptive'}|'adaptive' is not supported",
                "claude-haiku-4-5|{'type':'between_tools'}|'between_tools' is not supported",
                "claude-sonnet-5-5|{'type':'disabled'}|'disabled' is not supported",
                "claude-opus-5-5|{'type':'enabled','budget_tokens':1024}|'enabled' is not supported",
                "claude-fable-5-1|{'type':'disabled'}|'disabled' is not supported",
                "claude-haiku-5-5|{'type':'enabled','budget_tokens':1024}|'enabled' is not supported",
                "claude-haiku-4-5|{'type':'disabled','budget_tokens':1024}|thinking.disabled.budget_tokens: Extra",
                "claude-haiku-4-5|{'type':'enabled'}|greater than or equal to 1024",
                "claude-sonnet-5|{'type':'adaptive','display':'all'}|display: Input should be "
                        + "'omitted', 'summarized'",
                "claude-haiku-4-5|true|thinking: Input should be a valid dictionary",
                "claude-haiku-4-5|{'type':'enabled','budget_tokens':1024},'temperature':0.5|"
                        + "`temperature` may only be set to 1",
                "claude-haiku-4-5|{'type':'enabled','budget_tokens':1024},'top_p':0.5|`top_p` must be greater",
                "claude-haiku-4-5|{'type':'enabled','budget_tokens':1024},'top_k':5|`top_k` must be unset",
                "claude-haiku-4-5|{'type':'enabled','budget_tokens':4000}|`max_tokens` must be greater",
            })
    void refusesThinkingThatTheModelDoesNotKnow(String model, String thinking, String message)
            throws Exception {
        String more = (",'max_tokens':4000,'thinking':" + thinking).replace('\'', '"');
        var answer = harness.claude(claudeBody(model, "hello", more));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(message);
    }

    @Test
    void aForcedToolAndThinkingDoNotGoTogether() throws Exception {
        String forced = TOOL + ",\"tool_choice\":{\"type\":\"any\"}";
        assertThat(harness.claude(claudeBody(HAIKU, "hi", BUDGET + forced)).body())
                .contains("Thinking may not be enabled when tool_choice forces tool use.");
        JsonNode message = json(answer("claude-sonnet-5", "hi", forced));
        assertThat(message.at("/content/0/type").asString()).isEqualTo("tool_use");
    }

    /** A call made after some thought, its thoughts sent back as {@code thoughts}. */
    private String roundTrip(String model, String thinking, String thoughts) {
        return """
        {"model":"%s","max_tokens":4000%s%s,"messages":[{"role":"user","content":"Time?"},
        {"role":"assistant","content":[%s{"type":"tool_use","id":"a","name":"clock","input":{}}]},
        {"role":"user","content":[{"type":"tool_result","tool_use_id":"a","content":"noon"}]}]}\
        """
                .formatted(model, thinking, TOOL, thoughts);
    }

    @Test
    void thoughtsComeBackAsTheyWereSaid() throws Exception {
        JsonNode first = json(answer(HAIKU, "Time? [[sim: tool=clock]]", BUDGET + TOOL));
        String thought = first.at("/content/0").toString();
        String enabled = ",\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":2000}";
        assertThat(harness.claude(roundTrip(HAIKU, enabled, thought + ",")).statusCode())
                .isEqualTo(200);
        int with = harness.lastBill().billed().input();
        String changed = thought.replace("\"thinking\":\"", "\"thinking\":\"No, ");
        assertThat(harness.claude(roundTrip(HAIKU, enabled, changed + ",")).body())
                .contains("messages.1.content.0: Invalid `signature` in `thinking` block");
        assertThat(harness.claude(roundTrip(HAIKU, enabled, "")).body())
                .contains("Expected `thinking` or `redacted_thinking`, but found `tool_use`");
        assertThat(harness.claude(roundTrip(HAIKU, "", "")).statusCode()).isEqualTo(200);
        int without = harness.lastBill().billed().input();
        assertThat(with - without)
                .isBetween(95, Tokens.of(first.at("/content/0/thinking").asString()) + 1);
    }

    @Test
    void thoughtsOfTurnsThatAreOverAreNotReadAgain() throws Exception {
        JsonNode first = json(answer(HAIKU, "hello", BUDGET));
        String said = "{\"type\":\"text\",\"text\":\"Well.\"}";
        String later =
                """
                {"model":"%s","max_tokens":10,"messages":[{"role":"user","content":"hi"},
                {"role":"assistant","content":[%s]},{"role":"user","content":"and?"}]}\
                """;
        String thought = first.at("/content/0").toString();
        assertThat(harness.claude(later.formatted(HAIKU, thought + "," + said)).statusCode())
                .isEqualTo(200);
        int with = harness.lastBill().billed().input();
        harness.claude(later.formatted(HAIKU, said));
        assertThat(harness.lastBill().billed().input()).isEqualTo(with);
    }

    @Test
    void betweenToolsIsOnlyAfterATool() throws Exception {
        String between = ",\"thinking\":{\"type\":\"between_tools\"}";
        answer("claude-sonnet-5", "hello", between);
        assertThat(harness.lastBill().billed().thinking()).isZero();
        harness.claude(roundTrip("claude-sonnet-5", between, ""));
        assertThat(harness.lastBill().billed().thinking()).isPositive();
    }

    @Test
    void pingsThroughALongSilence() throws Exception {
        String order = "hello [[sim: thoughts=9000]]";
        String more = ",\"max_tokens\":20000,\"thinking\":{\"type\":\"adaptive\"}" + STREAM;
        String stream = answer("claude-sonnet-5", order, more);
        assertThat(data(stream, "ping")).hasSize(1 + 2);
        assertThat(harness.lastBill().billed().thinking()).isEqualTo(9_000);
    }
}
