package io.getinference.gateway.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.rating.TokenKind;
import io.getinference.common.rating.Usage;
import io.getinference.gateway.provider.Charges;
import io.getinference.gateway.provider.upstream.Json;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;

/** From the provider's counters to the charge, before and after each retirement and re-routing. */
class GeminiChargeTest {

    private static final long TIER = 200_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                // input, audio, cached, cached audio, output
                "gemini-flash          2026-05-31T23:59:59Z gemini-2.0-flash      0.10  0.70 0.025 0.175 0.40",
                "gemini-flash          2026-06-01T00:00:00Z gemini-2.5-flash-lite 0.10  0.30 0.01  0.03  0.40",
                "gemini-flash-lite     2026-06-01T00:00:00Z gemini-2.5-flash-lite 0.10  0.30 0.01  0.03  0.40",
                "gemini-2-5-flash-lite 2026-12-01T00:00:00Z gemini-2.5-flash-lite 0.10  0.30 0.01  0.03  0.40",
                "gemini-2-5-flash      2026-11-30T23:59:59Z gemini-2.5-flash      0.30  1.00 0.03  0.10  2.50"
            })
    void everyCounterIsChargedOnceAndRecordingsAtTheirOwnPrice(String line) throws Exception {
        Charges charges = Charges.of(line);
        Random random = new Random(6);
        for (int run = 0; run < 300; run++) {
            long audio = any(random);
            long cachedAudio = audio == 0 ? 0 : random.nextLong(audio + 1);
            long text = 1 + any(random);
            long cachedText = random.nextBoolean() ? 0 : random.nextLong(text + 1);
            long thoughts = any(random);
            long visible = any(random);
            long toolUse = any(random);
            Usage usage =
                    usage(
                            """
                            {"promptTokenCount":%d,"cachedContentTokenCount":%d,"candidatesTokenCount":%d,
                             "thoughtsTokenCount":%d,"toolUsePromptTokenCount":%d,"totalTokenCount":%d,
                             "promptTokensDetails":[{"modality":"TEXT",
                             "tokenCount":%d},{"modality":"AUDIO","tokenCount":%d}],
                             "cacheTokensDetails":[{"modality":"AUDIO","tokenCount":%d}]}
                            """
                                    .formatted(
                                            text + audio,
                                            cachedText + cachedAudio,
                                            visible,
                                            thoughts,
                                            toolUse,
                                            text + audio + visible + thoughts + toolUse,
                                            text,
                                            audio,
                                            cachedAudio));

            charges.assertCharged(
                    usage,
                    text - cachedText + toolUse,
                    audio - cachedAudio,
                    cachedText,
                    cachedAudio,
                    visible + thoughts);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // Cached, and how much of that is said to be recordings; so many cached recordings.
        "400, 300, 300",
        "400, 0,   0",
        "700, 0,   100",
        "700, 900, 400"
    })
    void pitfall9CachedRecordingsAreNeverCountedTwiceNorBelowZero(
            long cached, long said, long cachedAudio) {
        // A prompt of 600 tokens of text and 400 of recordings.
        Usage usage =
                usage(
                        """
                        {"promptTokenCount":1000,"cachedContentTokenCount":%d,"totalTokenCount":1001,
                         "promptTokensDetails":[{"modality":"AUDIO","tokenCount":400}],
                         "cacheTokensDetails":[{"modality":"AUDIO","tokenCount":%d}]}
                        """
                                .formatted(cached, said));

        assertThat(usage.of(TokenKind.CACHED_AUDIO)).isEqualTo(cachedAudio);
        assertThat(usage.of(TokenKind.CACHED)).isEqualTo(cached - cachedAudio);
        assertThat(usage.of(TokenKind.INPUT_AUDIO)).isEqualTo(400 - cachedAudio);
        assertThat(usage.prompt()).isEqualTo(1_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // input, cached, output
                "gemini-flash-lite 2026-05-31T23:59:59Z gemini-2.0-flash-lite 0.075 0.075 0.30",
                "gemini-2-5-flash  2026-12-01T00:00:00Z gemini-3.5-flash-lite 0.30  0.03  2.50",
                "gemini-pro        2026-11-30T23:59:59Z gemini-2.5-pro        1.25  0.125 10",
                "gemini-pro        2026-12-01T00:00:00Z gemini-3.8-flash      0.75  0.075 3.75",
                "gemini-pro        2026-12-31T23:59:59Z gemini-3.8-flash      0.75  0.075 3.75",
                "gemini-pro        2027-01-01T00:00:00Z gemini-3.8-flash      1.50  0.15  7.50"
            })
    void pitfall4ThoughtsAreChargedAsOutputUpToTheTier(String line) throws Exception {
        charged(Charges.of(line), TIER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gemini-pro        2026-11-30T23:59:59Z gemini-2.5-pro        2.50  0.25  15",
                "gemini-pro        2026-12-01T00:00:00Z gemini-3.8-flash      0.75  0.075 3.75",
                "gemini-2-5-flash  2026-12-01T00:00:00Z gemini-3.5-flash-lite 0.30  0.03  2.50"
            })
    void theWholeRequestMovesToTheTierOfItsPromptCachedTokensIncluded(String line)
            throws Exception {
        charged(Charges.of(line), TIER + 1);
    }

    private static void charged(Charges charges, long prompt) throws Exception {
        for (long cached : new long[] {0, 1, 50_000, prompt}) {
            Usage usage =
                    usage(
                            """
                            {"promptTokenCount":%d,"cachedContentTokenCount":%d,"candidatesTokenCount":7,
                             "thoughtsTokenCount":11,"totalTokenCount":%d}
                            """
                                    .formatted(prompt, cached, prompt + 18));

            charges.assertCharged(usage, prompt - cached, cached, 18);
        }
    }

    private static Usage usage(String metadata) {
        return GeminiUsage.of(Json.MAPPER.readTree(metadata));
    }

    private static long any(Random random) {
        return random.nextInt(3) == 0 ? 0 : random.nextInt(20_000);
    }
}
