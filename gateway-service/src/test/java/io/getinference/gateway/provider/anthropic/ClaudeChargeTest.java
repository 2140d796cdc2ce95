package io.getinference.gateway.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.gateway.provider.Charges;
import io.getinference.gateway.provider.Seeds;
import io.getinference.gateway.provider.upstream.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.Random;

/** From the provider's counters to the charge, before and after each retirement. */
class ClaudeChargeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                // input, read, written for five minutes, for an hour, output
                "claude-haiku  2026-06-14T23:59:59Z claude-haiku-4-5-20251001 1  0.10 1.25  2  5",
                "claude-haiku  2026-12-01T00:00:00Z claude-haiku-4-5-20251001 1  0.10 1.25  2  5",
                "claude-sonnet 2026-06-14T23:59:59Z claude-sonnet-4-20250514  3  0.30 3.75  6  15",
                "claude-sonnet 2026-11-22T00:00:00Z claude-sonnet-5           3  0.30 3.75  6  15",
                "claude-opus   2026-06-14T23:59:59Z claude-opus-4-20250514    15 1.50 18.75 30 75",
                "claude-opus   2026-06-15T00:00:00Z claude-opus-5             5  0.50 6.25  10 25"
            })
    void pitfall3EveryCounterIsChargedOnceAtThePriceOfWhoAnswersOnThatDay(String line)
            throws Exception {
        Charges charges = Charges.of(line);
        Random random = new Random(5);
        for (int run = 0; run < 300; run++) {
            // No tier of Claude's is reached without a beta that nothing here asks for.
            long input = 200_000L - 1 + random.nextInt(3);
            long read = any(random);
            long fiveMinutes = any(random);
            long hour = any(random);
            long output = any(random);
            ClaudeUsage usage = new ClaudeUsage();
            usage.take(
                    Json.MAPPER.readTree(
                            """
                            {"input_tokens":%d,"cache_read_input_tokens":%d,"cache_creation_input_tokens":%d,
                             "cache_creation":{"ephemeral_5m_input_tokens":%d,"ephemeral_1h_input_tokens":%d},
                             "output_tokens":%d,"output_tokens_details":{"thinking_tokens":%d}}
                            """
                                    .formatted(
                                            input,
                                            read,
                                            fiveMinutes + hour,
                                            fiveMinutes,
                                            hour,
                                            output,
                                            output / 2)));

            charges.assertCharged(usage.usage(), input, read, fiveMinutes, hour, output);
            assertThat(usage.usage().prompt()).isEqualTo(input + read + fiveMinutes + hour);
        }
    }

    @Test
    void beforeItsPriceIsKnownASuccessorHasNone() {
        assertThat(
                        Seeds.prices()
                                .at(
                                        new UpstreamModel("claude-sonnet-5"),
                                        Instant.parse("2026-08-31T23:59:59Z")))
                .isEmpty();
    }

    private static long any(Random random) {
        return random.nextBoolean() ? 0 : random.nextInt(64_000);
    }
}
