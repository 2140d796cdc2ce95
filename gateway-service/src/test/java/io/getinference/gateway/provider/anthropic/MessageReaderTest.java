package io.getinference.gateway.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.rating.TokenKind;
import io.getinference.gateway.provider.AnswerPart;
import io.getinference.gateway.provider.AnswerPart.Finished;
import io.getinference.gateway.provider.AnswerPart.Text;
import io.getinference.gateway.provider.AnswerPart.Working;
import io.getinference.gateway.provider.Finish;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.upstream.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

class MessageReaderTest {

    private static final String STOP = "{\"type\":\"message_stop\"     }";

    private final MessageReader reader =
            new MessageReader(new UpstreamModel("asked"), new ClaudeFormat(null, null, null));

    @Test
    void pitfall1CountersAreCumulativeAndNeverAdded() {
        hear(
                start("\"input_tokens\":402,\"output_tokens\":2"),
                delta("end_turn", "\"input_tokens\":402,\"output_tokens\":30"),
                delta("end_turn", "\"input_tokens\":402,\"output_tokens\":61"),
                STOP);

        assertUsage(TokenKind.INPUT, 402);
        assertUsage(TokenKind.OUTPUT, 61);
    }

    @Test
    void pitfall2InputIsKeptWhereverItWasSaidAndNullSaysNothing() {
        hear(
                start("\"input_tokens\":402,\"cache_read_input_tokens\":7,\"output_tokens\":2"),
                delta(
                        "end_turn",
                        "\"input_tokens\":null,\"cache_read_input_tokens\":null,"
                                + "\"cache_creation\":null,\"output_tokens\":61"),
                STOP);

        assertUsage(TokenKind.INPUT, 402);
        assertUsage(TokenKind.CACHED, 7);

        MessageReader late =
                new MessageReader(new UpstreamModel("asked"), new ClaudeFormat(null, null, null));
        for (String event :
                List.of(
                        start("\"output_tokens\":2"),
                        delta("end_turn", "\"input_tokens\":9,\"output_tokens\":61"),
                        STOP)) {
            late.read(Json.MAPPER.readTree(event));
        }
        assertThat(late.tally().usage().of(TokenKind.INPUT)).isEqualTo(9);
    }

    @Test
    void pitfall3CachedTokensAreOutsideTheInput() {
        hear(
                start(
                        "\"input_tokens\":10,\"cache_read_input_tokens\":20,"
                                + "\"cache_creation_input_tokens\":70,"
                                + "\"cache_creation\":{\"ephemeral_5m_input_tokens\":30,"
                                + "\"ephemeral_1h_input_tokens\":40},\"output_tokens\":1"),
                delta("end_turn", "\"cache_creation_input_tokens\":70,\"output_tokens\":5"),
                STOP);

        assertUsage(TokenKind.INPUT, 10);
        assertUsage(TokenKind.CACHED, 20);
        assertUsage(TokenKind.CACHE_WRITE_5M, 30);
        assertUsage(TokenKind.CACHE_WRITE_1H, 40);
        assertThat(reader.tally().usage().prompt()).isEqualTo(100);
    }

    @Test
    void aCacheWriteWithoutASplitIsForFiveMinutes() {
        hear(start("\"input_tokens\":1,\"cache_creation_input_tokens\":70,\"output_tokens\":1"));

        assertUsage(TokenKind.CACHE_WRITE_5M, 70);
    }

    @Test
    void pitfall5TheFirstOutputCountIsAPlaceholderAndNeverFinal() {
        hear(start("\"input_tokens\":402,\"output_tokens\":2"), text("Hello"), STOP);

        assertThat(reader.tally().terminal()).isFalse();
        assertThat(reader.tally().reported()).isTrue();
        assertUsage(TokenKind.INPUT, 402);
        assertUsage(TokenKind.OUTPUT, 0);
    }

    @Test
    void usageIsFinalOnlyOnceTheMessageStopped() {
        hear(
                start("\"input_tokens\":402,\"output_tokens\":2"),
                delta("end_turn", "\"output_tokens\":61"));
        assertThat(reader.tally().terminal()).isFalse();

        hear(STOP);
        assertThat(reader.tally().terminal()).isTrue();
    }

    @Test
    void theEndOfTheConnectionIsNoEnd() {
        hear(
                start("\"input_tokens\":402,\"output_tokens\":2"),
                delta("end_turn", "\"output_tokens\":61"));

        assertThatThrownBy(reader::end).isInstanceOf(ProviderFailure.class);
    }

    @Test
    void pitfall15PingsAndWhatIsUnknownAreSignsOfLife() {
        assertThat(
                        hear(
                                "{\"type\": \"ping\"}",
                                "{\"type\":\"content_block_start\",\"index\":0,"
                                        + "\"content_block\":{\"type\":\"thinking\","
                                        + "\"thinking\":\"\"}}",
                                "{\"type\":\"content_block_delta\","
                                        + "\"delta\":{\"type\":\"signature_delta\","
                                        + "\"signature\":\"x\"}}",
                                "{\"type\":\"content_block_delta\","
                                        + "\"delta\":{\"type\":\"news_delta\",\"text\":\"x\"}}",
                                "{\"type\":\"news\"}",
                                "[]",
                                "\"\""))
                .hasSize(7)
                .containsOnly(new Working());
    }

    @Test
    void pitfall22EveryTextBlockIsGivenOn() {
        assertThat(hear(text("One "), text(""), text("two")))
                .containsExactly(new Text(0, "One "), new Working(), new Text(0, "two"));
    }

    @ParameterizedTest
    @CsvSource({
        "end_turn, STOP",
        "stop_sequence, STOP",
        "pause_turn, STOP",
        "max_tokens, LENGTH",
        "model_context_window_exceeded, LENGTH",
        "refusal, CONTENT_FILTER",
        "news, STOP"
    })
    void pitfall18TheReasonToStopIsSaid(String said, Finish finish) {
        assertThat(hear(delta(said, "\"output_tokens\":6"), STOP))
                .containsExactly(new Working(), Finished.with(finish));
    }

    @Test
    void aRefusalBeforeAnyOutputIsNotBilledAndOneAfterItIs() {
        hear(
                start("\"input_tokens\":40,\"output_tokens\":3"),
                delta("refusal", "\"output_tokens\":0"),
                STOP);
        assertThat(reader.tally().billed()).isFalse();
        assertThat(reader.tally().terminal()).isTrue();

        MessageReader late =
                new MessageReader(new UpstreamModel("asked"), new ClaudeFormat(null, null, null));
        late.read(Json.MAPPER.readTree(text("Well")));
        late.read(Json.MAPPER.readTree(delta("refusal", "\"output_tokens\":2")));
        assertThat(late.tally().billed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "1.5",
                "\"61\"",
                "1e30",
                "99999999999999999999",
                "200000000",
                "{}",
                "true"
            })
    void aCounterThatCannotBeTrueIsNotBelievedAndNothingIsFinal(String garbage) {
        hear(
                start("\"input_tokens\":402,\"output_tokens\":2"),
                delta("end_turn", "\"input_tokens\":500,\"output_tokens\":" + garbage),
                STOP);

        assertUsage(TokenKind.INPUT, 402);
        assertThat(reader.tally().terminal()).isFalse();
    }

    @Test
    void aSplitLargerThanItsSumIsNotBelieved() {
        hear(
                start(
                        "\"input_tokens\":4,\"cache_creation_input_tokens\":1,"
                                + "\"cache_creation\":{\"ephemeral_1h_input_tokens\":2}"));

        assertThat(reader.tally().reported()).isFalse();
    }

    @Test
    void theAnsweringModelIsTheOneThatIsNamed() {
        assertThat(reader.tally().answered()).isEqualTo(new UpstreamModel("asked"));
        hear(start("\"output_tokens\":2"));
        assertThat(reader.tally().answered()).isEqualTo(new UpstreamModel("claude-named"));
    }

    private List<AnswerPart> hear(String... events) {
        List<AnswerPart> parts = new ArrayList<>();
        for (String event : events) {
            parts.addAll(reader.read(Json.MAPPER.readTree(event)));
        }
        return parts;
    }

    private void assertUsage(TokenKind kind, long tokens) {
        assertThat(reader.tally().usage().of(kind)).isEqualTo(tokens);
    }

    private static String start(String usage) {
        return "{\"type\":\"message_start\",\"message\":{\"model\":\"claude-named\",\"usage\":{"
                + usage
                + "}}    }";
    }

    private static String delta(String reason, String usage) {
        return "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"%s\"},\"usage\":{%s}}"
                .formatted(reason, usage);
    }

    private static String text(String text) {
        return ("{\"type\":\"content_block_delta\",\"index\":0,"
                        + "\"delta\":{\"type\":\"text_delta\",\"text\":\"%s\"}}")
                .formatted(text);
    }
}
