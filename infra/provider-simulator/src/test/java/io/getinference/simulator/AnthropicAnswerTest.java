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

/** Claude's answers as a client sees them. */
class AnthropicAnswerTest {
    private static final String STREAM = ",\"stream\":true";

    @AutoClose private final Harness harness = Harness.start();

    private String stream(String model, String text, String more) throws Exception {
        var answer = harness.claude(claudeBody(model, text, more + STREAM));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String textOf(String stream) {
        return data(stream, "content_block_delta").stream()
                .map(event -> event.at("/delta/text").asString(""))
                .collect(joining());
    }

    @Test
    void streamsInTheRecordedShape() throws Exception {
        String body = stream(HAIKU, "Say it. [[sim: text=\"Let me look at the naïve café.\"]]", "");
        assertThat(body).isEqualTo(Golden.file("anthropic-stream.txt"));
    }

    @Test
    void answersPlainlyInTheRecordedShape() throws Exception {
        var answer = harness.claude(claudeBody(HAIKU, "[[sim: text=\"Let me look.\"]]", ""));
        assertThat(answer.body() + "\n").isEqualTo(Golden.file("anthropic-plain.json"));
    }

    @Test
    void streamAndPlainAnswerSayAndCountTheSame() throws Exception {
        String streamed = stream(HAIKU, "hello", "");
        JsonNode plain = json(harness.claude(claudeBody(HAIKU, "hello", "")).body());
        assertThat(textOf(streamed)).isEqualTo(plain.at("/content/0/text").asString());
        JsonNode usage = data(streamed, "message_delta").getFirst().path("usage");
        assertThat(usage.path("output_tokens").asInt())
                .isEqualTo(plain.at("/usage/output_tokens").asInt())
                .isEqualTo(120);
    }

    @Test
    void countsThePromptByRuleAndCountTokensAgrees() throws Exception {
        String members = ",\"system\":[{\"type\":\"text\",\"text\":\"Be brief.\"}]";
        String body = claudeBody(HAIKU, "How are you?", members);
        int expected = 8 + 4 + Tokens.of("Be brief.How are you?");
        assertThat(json(harness.claude(body).body()).at("/usage/input_tokens").asInt())
                .isEqualTo(expected);
        var request = harness.claudeRequest(body.replace("\"max_tokens\":1000,", ""));
        var counted =
                harness.send(request.uri(harness.to("/v1/messages/count_tokens").build().uri()));
        assertThat(json(counted.body()).path("input_tokens").asInt()).isEqualTo(expected);
        assertThat(harness.lastBill().operation()).isEqualTo("count");
        assertThat(harness.lastBill().billed().input()).isZero();
    }

    @Test
    void firstEventHasAPlaceholderAndTheLastTheTruth() throws Exception {
        String body = stream(HAIKU, "hello", "");
        JsonNode start = data(body, "message_start").getFirst().at("/message/usage");
        assertThat(start.path("output_tokens").asInt()).isBetween(1, 8);
        assertThat(data(body, "message_delta").getFirst().at("/usage/output_tokens").asInt())
                .isEqualTo(120);
    }

    @Test
    void namesEveryEventAndHidesItsLength() throws Exception {
        String body = stream(HAIKU, "hello", "");
        List<String> names =
                body.lines().filter(l -> l.startsWith("event: ")).map(l -> l.substring(7)).toList();
        List<String> types = data(body).stream().map(e -> e.path("type").asString()).toList();
        assertThat(names).isEqualTo(types).contains("ping").endsWith("message_stop");
        assertThat(body.lines().filter(line -> line.endsWith(" }"))).isNotEmpty();
        assertThat(data(body, "content_block_delta"))
                .allSatisfy(event ->
                        assertThat(Tokens.of(event.at("/delta/text").asString("")))
                                .isBetween(1, 5));
    }

    @Test
    void pingsEveryFifteenSecondsOfAStream() throws Exception {
        String body = stream(HAIKU, "[[sim: tokens=900]]", "");
        int deltas = data(body, "content_block_delta").size();
        assertThat(data(body, "ping")).hasSize(1 + deltas / 750);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[[sim: tokens=2000]]||max_tokens",
                "[[sim: text=\"one END two\"]]|,\"stop_sequences\":[\"END\"]|stop_sequence",
                "[[sim: finish=PAUSE_TURN]]||pause_turn",
                "[[sim: refusal]]||refusal",
                "[[sim: tokens=0]]||end_turn",
            })
    void saysWhyItEnded(String text, String more, String reason) throws Exception {
        String members = more == null ? "" : more;
        JsonNode delta = data(stream(HAIKU, text, members), "message_delta").getFirst();
        JsonNode plain = json(harness.claude(claudeBody(HAIKU, text, members)).body());
        assertThat(delta.at("/delta/stop_reason").asString()).isEqualTo(reason);
        assertThat(plain.path("stop_reason").asString()).isEqualTo(reason);
        assertThat(harness.lastBill().finish()).isEqualTo(reason);
    }

    @Test
    void leavesTheStopSequenceOutAndNamesIt() throws Exception {
        String more = ",\"stop_sequences\":[\"END\"]";
        String body = stream(HAIKU, "[[sim: text=\"one END two\"]]", more);
        assertThat(textOf(body)).isEqualTo("one ");
        assertThat(data(body, "message_delta").getFirst().at("/delta/stop_sequence").asString())
                .isEqualTo("END");
    }

    @Test
    void anEmptyAnswerCostsOneTokenAndARefusalNothing() throws Exception {
        String empty = stream(HAIKU, "[[sim: tokens=0]]", "");
        assertThat(data(empty, "content_block_start")).isEmpty();
        assertThat(data(empty, "message_delta").getFirst().at("/usage/output_tokens").asInt())
                .isOne();
        assertThat(harness.lastBill().billed().output()).isOne();
        String refused = stream(HAIKU, "[[sim: refusal]]", "");
        assertThat(data(refused, "message_delta").getFirst().at("/usage/output_tokens").asInt())
                .isZero();
        assertThat(harness.lastBill().billed().input()).isZero();
        assertThat(harness.lastBill().terminalUsage()).isTrue();
    }

    @Test
    void modelsThatThinkByDefaultSpendHiddenTokens() throws Exception {
        String body = stream("claude-sonnet-5", "hello", "");
        JsonNode usage = data(body, "message_delta").getFirst().path("usage");
        assertThat(usage.at("/output_tokens_details/thinking_tokens").asInt()).isEqualTo(96);
        assertThat(usage.path("output_tokens").asInt()).isEqualTo(96 + 120);
        assertThat(
                        data(body, "content_block_start")
                                .getFirst()
                                .at("/content_block/type")
                                .asString())
                .isEqualTo("thinking");
        assertThat(data(body, "content_block_start").getLast().path("index").asInt()).isOne();
        assertThat(harness.lastBill().billed().thinking()).isEqualTo(96);
        stream("claude-sonnet-5", "hello", ",\"thinking\":{\"type\":\"disabled\"}");
        assertThat(harness.lastBill().billed().thinking()).isZero();
    }

    @Test
    void forgetsTheUsageWhenTold() throws Exception {
        String body = stream(HAIKU, "[[sim: usage=omit]]", "");
        assertThat(data(body, "message_delta").getFirst().has("usage")).isFalse();
        assertThat(harness.lastBill().terminalUsage()).isFalse();
        assertThat(harness.lastBill().complete()).isTrue();
        assertThat(harness.lastBill().billed().output()).isEqualTo(120);
    }

    @Test
    void answersUnderTheDatedIdOfAnAlias() throws Exception {
        JsonNode answer = json(harness.claude(claudeBody(HAIKU, "hello", "")).body());
        assertThat(answer.path("model").asString()).isEqualTo("claude-haiku-4-5-20251001");
    }
}
