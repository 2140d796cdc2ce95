package io.getinference.gateway.provider.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

class RetryAfterTest {

    @Test
    void readsSecondsAndRoundsTheirFractionUp() {
        assertThat(RetryAfter.header(" 7 ", null)).isEqualTo(Duration.ofSeconds(7));
        assertThat(RetryAfter.seconds("34.2")).isEqualTo(Duration.ofSeconds(35));
    }

    @Test
    void holdsADateAgainstTheAnswersOwnDate() {
        assertThat(
                        RetryAfter.header(
                                "Sun, 22 Nov 2026 10:00:30 GMT", "Sun, 22 Nov 2026 10:00:10 GMT"))
                .isEqualTo(Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-4", "99999999999999999999", "1e9"})
    void whatItCannotReadSaysNothing(String garbage) {
        assertThat(RetryAfter.header(garbage, "yesterday")).isNull();
        assertThat(RetryAfter.header(garbage, null)).isNull();
    }

    @Test
    void isFromOneSecondToAMinute() {
        assertThat(RetryAfter.clamped(Duration.ZERO).retryAfter()).isEqualTo(Duration.ofSeconds(1));
        assertThat(RetryAfter.clamped(Duration.ofDays(1)).retryAfter())
                .isEqualTo(Duration.ofSeconds(60));
        assertThat(RetryAfter.clamped(null).retryAfter())
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(60));
    }
}
