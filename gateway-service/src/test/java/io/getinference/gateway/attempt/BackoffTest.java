package io.getinference.gateway.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getinference.gateway.provider.ProviderFailure.Unavailable;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;

class BackoffTest {

    private static final Unavailable BUSY = new Unavailable(true, Duration.ZERO);

    private final Backoff backoff = new Backoff(AttemptFixture.RETRY, new Random(7));

    @Test
    void waitsBetweenHalfAndTheWholeOfATimeThatDoubles() {
        assertThat(IntStream.range(0, 1_000).mapToObj(i -> backoff.after(BUSY, 1, Duration.ZERO)))
                .allMatch(wait -> wait != null && wait.toMillis() >= 250 && wait.toMillis() <= 500)
                .doesNotHaveDuplicates();
    }

    @Test
    void neverGoesBeyondTheTimeForAllAttempts() {
        assertThat(backoff.after(BUSY, 0, Duration.ofMillis(9_700))).isNotNull();
        assertThat(backoff.after(BUSY, 0, Duration.ofMillis(9_990))).isNull();
    }

    @Test
    void boundsThatBoundNothingAreRefused() {
        Duration some = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new RetrySettings(11, some, some, some))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RetrySettings(1, some, Duration.ZERO, some))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CircuitSettings(some, 1, 101, some, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CircuitSettings(Duration.ZERO, 1, 50, some, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
