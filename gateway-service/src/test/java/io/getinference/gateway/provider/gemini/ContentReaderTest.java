package io.getinference.gateway.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.rating.TokenKind;
import io.getinference.gateway.provider.AnswerPart;
import io.getinference.gateway.provider.AnswerPart.Finished;
import io.getinference.gateway.provider.AnswerPart.Text;
import io.getinference.gateway.provider.AnswerPart.Thought;
import io.getinference.gateway.provider.AnswerPart.Working;
import io.getinference.gateway.provider.Finish;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.ProviderFailure.Interrupted;
import io.getinference.gateway.provider.ProviderFailure.Unavailable;
import io.getinference.gateway.provider.Questions;
import io.getinference.gateway.provider.Rows;
import io.getinference.gateway.provider.upstream.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

class ContentReaderTest {

    private final ContentReader reader =
            new ContentReader(new UpstreamModel("asked"), Questions.user(Rows.FLASH, "Hello"));

    @Test
    void theLastReadingHoldsAlthoughAnEarlierPromptWasLarger() throws ProviderFailure {
        hear(
                chunk("Hel", "", "\"promptTokenCount\":101,\"totalTokenCount\":101"),
                chunk(
                        "lo",
                        "STOP",
                        "\"promptTokenCount\":27,\"candidatesTokenCount\":5,"
                                + "\"totalTokenCount\":32"));
        reader.end();

        assertUsage(TokenKind.INPUT, 27);
        assertUsage(TokenKind.OUTPUT, 5);
        assertThat(reader.tally().terminal()).isTrue();
    }

    @Test
    void pitfall3And9CachedTokensAreInsideThePromptAndNeedNoSplit() {
        hear(
                chunk(
                        "x",
                        "STOP",
                        "\"promptTokenCount\":100,\"cachedContentTokenCount\":60,"
                                + "\"totalTokenCount\":105"));

        assertUsage(TokenKind.INPUT, 40);
        assertUsage(TokenKind.CACHED, 60);
        assertThat(reader.tally().usage().prompt()).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({
        // Thoughts beside the visible part, inside it, and without a total.
        "18, 31, '\"totalTokenCount\":95', 49",
        "49, 31, '\"totalTokenCount\":95', 49",
        "18, 31, '\"x\":0', 49"
    })
    void pitfall4ThoughtsAreOutputOnce(long visible, long thoughts, String total, long output) {
        hear(
                chunk(
                        "x",
                        "STOP",
                        ("\"promptTokenCount\":46,\"candidatesTokenCount\":%d,"
                                        + "\"thoughtsTokenCount\":%d,%s")
                                .formatted(visible, thoughts, total)));

        assertUsage(TokenKind.OUTPUT, output);
        assertThat(reader.tally().usage().reasoning()).isEqualTo(31);
    }

    @Test
    void tokensOfToolUseAreInput() {
        hear(
                chunk(
                        "x",
                        "STOP",
                        "\"promptTokenCount\":10,\"toolUsePromptTokenCount\":5,"
                                + "\"candidatesTokenCount\":3,\"totalTokenCount\":18"));

        assertUsage(TokenKind.INPUT, 15);
        assertUsage(TokenKind.OUTPUT, 3);
    }

    @Test
    void countersThatAreLeftOutAreZero() throws ProviderFailure {
        hear(chunk("", "MAX_TOKENS", "\"promptTokenCount\":12,\"totalTokenCount\":12"));

        assertThat(reader.end()).containsExactly(Finished.with(Finish.LENGTH));
        assertUsage(TokenKind.OUTPUT, 0);
        assertThat(reader.tally().terminal()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"x\"}]}}],"
                        + "\"usageMetadata\":{\"promptTokenCount\":3,\"totalTokenCount\":4}}",
                "{\"candidates\":[{\"finishReason\":\"STOP\"}]}",
                "{\"candidates\":[{\"finishReason\":\"STOP\"}],"
                        + "\"usageMetadata\":{\"trafficType\":\"ON_DEMAND\"}}",
                "{\"candidates\":[{\"finishReason\":\"STOP\"}],"
                        + "\"usageMetadata\":{\"promptTokenCount\":3}}",
                "{}"
            })
    void pitfall7TheEndOfTheConnectionIsNoEndWithoutReasonAndTotal(String chunk) {
        hear(chunk);

        assertThatThrownBy(reader::end)
                .asInstanceOf(type(ProviderFailure.class))
                .extracting(ProviderFailure::reason)
                .isInstanceOf(Interrupted.class);
        assertThat(reader.tally().terminal()).isFalse();
    }

    @Test
    void aTotalFromBeforeTheReasonIsNotTheFinalOne() {
        hear(
                chunk("x", "", "\"promptTokenCount\":3,\"totalTokenCount\":4"),
                "{\"candidates\":[{\"finishReason\":\"STOP\"}]}");

        assertThatThrownBy(reader::end).isInstanceOf(ProviderFailure.class);
    }

    @Test
    void pitfall11And12TheReasonMayComeLateAndWithoutContentAndTheUsageLater()
            throws ProviderFailure {
        hear(
                chunk("Hello", "", "\"promptTokenCount\":3,\"totalTokenCount\":4"),
                "{\"candidates\":[{\"finishReason\":\"STOP\",\"index\":0}]}",
                "{\"usageMetadata\":{\"promptTokenCount\":3,\"candidatesTokenCount\":2,"
                        + "\"totalTokenCount\":5}}");

        assertThat(reader.end()).containsExactly(Finished.with(Finish.STOP));
        assertUsage(TokenKind.OUTPUT, 2);
    }

    @Test
    void pitfall21AnEmptyAnswerEndsLikeAnyOther() throws ProviderFailure {
        hear(chunk("", "STOP", "\"promptTokenCount\":12,\"totalTokenCount\":12"));

        assertThat(reader.end()).containsExactly(Finished.with(Finish.STOP));
    }

    @Test
    void pitfall22AllTextPartsAreHeardAndThoughtsAreNotText() {
        assertThat(
                        hear(
                                "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"hm\","
                                        + "\"thought\":true},"
                                        + "{\"text\":\"One \"},{\"text\":\"two\"}]}}]}"))
                .containsExactly(new Thought(0, "hm"), new Text(0, "One "), new Text(0, "two"));
        assertThat(hear("{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"\"}]}}]}"))
                .containsExactly(new Working());
    }

    @Test
    void pitfall23ABlockedPromptIsAFilterAndBilled() throws ProviderFailure {
        hear(
                "{\"promptFeedback\":{\"blockReason\":\"PROHIBITED_CONTENT\"},"
                        + "\"usageMetadata\":{\"promptTokenCount\":12,\"totalTokenCount\":12}}");

        assertThat(reader.end()).containsExactly(Finished.with(Finish.CONTENT_FILTER));
        assertThat(reader.tally().billed()).isTrue();
        assertUsage(TokenKind.INPUT, 12);
    }

    @ParameterizedTest
    @CsvSource({
        "STOP, STOP",
        "MAX_TOKENS, LENGTH",
        "CONTINUATION, LENGTH",
        "SAFETY, CONTENT_FILTER",
        "RECITATION, CONTENT_FILTER",
        "LANGUAGE, CONTENT_FILTER",
        "SPII, CONTENT_FILTER",
        "IMAGE_SAFETY, CONTENT_FILTER",
        "MALFORMED_RESPONSE, STOP",
        "OTHER, STOP",
        "NEWS, STOP"
    })
    void pitfall18And25TheReasonToFinishIsSaid(String said, Finish finish) throws ProviderFailure {
        hear(chunk("x", said, "\"promptTokenCount\":3,\"totalTokenCount\":4"));

        assertThat(reader.end()).containsExactly(Finished.with(finish));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MALFORMED_FUNCTION_CALL", "UNEXPECTED_TOOL_CALL", "OTHER", "NEWS"})
    void pitfall25WhatIsNoAnswerAndNoFilterIsAFailureOfTheProviderWithItsUsageKnown(String said) {
        hear(chunk("", said, "\"promptTokenCount\":3,\"totalTokenCount\":9"));

        assertThatThrownBy(reader::end)
                .asInstanceOf(type(ProviderFailure.class))
                .extracting(ProviderFailure::reason)
                .isInstanceOf(Unavailable.class);
        assertUsage(TokenKind.OUTPUT, 6);
        assertThat(reader.tally().terminal()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"promptTokenCount\":-3,\"totalTokenCount\":4",
                "\"promptTokenCount\":3,\"totalTokenCount\":2",
                "\"promptTokenCount\":3,\"cachedContentTokenCount\":4,\"totalTokenCount\":9",
                "\"promptTokenCount\":\"3\",\"totalTokenCount\":9",
                "\"promptTokenCount\":3,\"totalTokenCount\":1e99",
                "\"promptTokenCount\":3,\"totalTokenCount\":9.5"
            })
    void countersThatCannotBeTrueAreNotBelievedAndNothingIsFinal(String garbage)
            throws ProviderFailure {
        hear(
                chunk("x", "", "\"promptTokenCount\":3,\"totalTokenCount\":4"),
                chunk("y", "STOP", garbage));

        assertThat(reader.end()).containsExactly(Finished.with(Finish.STOP));
        assertUsage(TokenKind.INPUT, 3);
        assertUsage(TokenKind.OUTPUT, 1);
        assertThat(reader.tally().terminal()).isFalse();
    }

    @Test
    void theAnsweringModelIsTheOneThatIsNamed() {
        hear("{\"modelVersion\":\"models/gemini-3.5-flash-lite\"}");
        assertThat(reader.tally().answered()).isEqualTo(new UpstreamModel("gemini-3.5-flash-lite"));
        hear("{\"modelVersion\":\"not a name\"}", "{\"modelVersion\":null}");
        assertThat(reader.tally().answered()).isEqualTo(new UpstreamModel("gemini-3.5-flash-lite"));
    }

    private List<AnswerPart> hear(String... chunks) {
        List<AnswerPart> parts = new ArrayList<>();
        for (String chunk : chunks) {
            parts.addAll(reader.read(Json.MAPPER.readTree(chunk)));
        }
        return parts;
    }

    private void assertUsage(TokenKind kind, long tokens) {
        assertThat(reader.tally().usage().of(kind)).isEqualTo(tokens);
    }

    private static String chunk(String text, String reason, String usage) {
        return ("{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"%s\"}],"
                        + "\"role\":\"model\"}%s,\"index\":0}],\"usageMetadata\":{%s}}")
                .formatted(
                        text,
                        reason.isEmpty() ? "" : ",\"finishReason\":\"" + reason + "\"",
                        usage);
    }
}
