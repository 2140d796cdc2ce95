package io.getinference.gateway.usage;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getinference.gateway.store.Changes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Whatever happens in whatever order, every attempt that was seen to use something leaves exactly
 * one record; and the test would notice if it were not so.
 */
class UsageInterleavingsTest {

    private static final int RUNS = 60;
    private static final int STEPS = 120;

    @ParameterizedTest
    @ValueSource(longs = {1, 1_000_000, 2_000_000})
    void everyAttemptLeavesExactlyOneRecord(long seed) {
        for (int run = 0; run < RUNS; run++) {
            new UsageInterleaving(seed + run, UnaryOperator.identity()).run(STEPS);
        }
    }

    @Test
    void findsAGatewayThatDoesNotTakeANumberTogetherWithItsRecord() {
        assertFound(ForgetfulStore::isNumber);
    }

    @Test
    void findsAGatewayThatDoesNotEndARequestTogetherWithItsRecord() {
        assertFound(ForgetfulStore::isEnd);
    }

    @Test
    void findsAGatewayThatDoesNotKeepTheRecordAtOnce() {
        assertFound(ForgetfulStore::isUnsent);
    }

    private static void assertFound(Predicate<Changes.Change> late) {
        assertThatThrownBy(
                        () -> {
                            for (int run = 0; run < RUNS; run++) {
                                new UsageInterleaving(run, store -> new ForgetfulStore(store, late))
                                        .run(STEPS);
                            }
                        })
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("seed");
    }
}
