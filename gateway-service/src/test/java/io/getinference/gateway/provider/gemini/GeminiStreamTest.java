package io.getinference.gateway.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.rating.TokenKind;
import io.getinference.common.rating.Usage;
import io.getinference.gateway.provider.AnswerPart;
import io.getinference.gateway.provider.Finish;
import io.getinference.gateway.provider.Heard;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.ProviderFailure.Interrupted;
import io.getinference.gateway.provider.ProviderFailure.Unavailable;
import io.getinference.gateway.provider.Questions;
import io.getinference.gateway.provider.Rows;
import io.getinference.gateway.provider.upstream.ChoppedStream;
import io.getinference.gateway.provider.upstream.Mutations;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** Streams as the provider sends them, from their first byte to their last. */
class GeminiStreamTest {

    private static final String TEXT =
            """
            data: {"candidates":[{"content":{"parts":[{"text":"Grüße 🌧."}],"role":"model"},"index":0}],\
            "usageMetadata":{"promptTokenCount":46,"candidatesTokenCount":4,"totalTokenCount":81,\
            "promptTokensDetails":[{"modality":"TEXT","tokenCount":46}],"thoughtsTokenCount":31},\
            "modelVersion":"gemini-2.5-flash","responseId":"abc"}

            """;
    private static final String CALL =
            """
            data: {"candidates":[{"content":{"parts":[{"functionCall":{"name":"weather","args":{"city":"Zürich"}}}],\
            "role":"model"}FINISH,"index":0}],"usageMetadata":{"promptTokenCount":46,"candidatesTokenCount":18,\
            "totalTokenCount":95,"thoughtsTokenCount":31},"modelVersion":"gemini-2.5-flash","responseId":"abc"}

            """;
    private static final String TRAILER =
            """
            data: {"candidates":[{"content":{"parts":[{"text":""}],"role":"model"},"finishReason":"STOP","index":0}],\
            "usageMetadata":{"promptTokenCount":46,"candidatesTokenCount":18,"totalTokenCount":95,\
            "thoughtsTokenCount":31},"modelVersion":"gemini-2.5-flash","turnToken":"x"}

            """;
    private static final String SAME = TEXT + CALL.replace("FINISH", ",\"finishReason\":\"STOP\"");
    private static final String LATER = TEXT + CALL.replace("FINISH", "") + TRAILER;

    @Test
    void pitfall16And11AnySplitOfTheBytesGivesTheSameAnswerWhereverTheReasonStands()
            throws Exception {
        Random random = new Random(9);
        for (String stream : List.of(SAME, LATER, SAME.replace("\n", "\r\n"))) {
            for (int readBytesMax = 1; readBytesMax < 200; readBytesMax++) {
                Heard heard =
                        ChoppedStream.heard(
                                stream,
                                new ContentReader(
                                        Rows.FLASH.upstream(), Questions.user(Rows.FLASH, "Hi")),
                                random,
                                readBytesMax);
                heard.parts().removeIf(AnswerPart.Working.class::isInstance);

                assertThat(heard.parts()).hasSize(4);
                assertThat(heard.text()).isEqualTo("Grüße 🌧.");
                assertThat(heard.parts().get(1))
                        .isInstanceOfSatisfying(
                                AnswerPart.Call.class,
                                call -> assertThat(call.name()).isEqualTo("weather"));
                assertThat(heard.parts().get(2))
                        .isEqualTo(new AnswerPart.Arguments(0, 0, "{\"city\":\"Zürich\"}"));
                assertThat(heard.finish()).isEqualTo(Finish.TOOL_CALLS);
                assertThat(heard.tally().usage())
                        .isEqualTo(
                                new Usage(Map.of(TokenKind.INPUT, 46L, TokenKind.OUTPUT, 49L), 31));
                assertThat(heard.tally().terminal()).isTrue();
            }
        }
    }

    @Test
    void pitfall39AnythingMayBeNullOrOfAnotherKindAndNothingFalls() {
        Random random = new Random(12);
        for (int run = 0; run < 3_000; run++) {
            ContentReader reader =
                    new ContentReader(Rows.FLASH.upstream(), Questions.user(Rows.FLASH, "Hi"));
            for (JsonNode event : Mutations.of(LATER, random)) {
                assertThat(reader.read(event)).as("%s", event).isNotEmpty();
            }
            try {
                assertThat(reader.end()).isNotEmpty();
            } catch (ProviderFailure e) {
                // A reason that nobody knows, or none at all: told as the provider's failure.
                assertThat(e.reason()).isInstanceOfAny(Unavailable.class, Interrupted.class);
            }
        }
    }
}
