package io.getinference.gateway.budget;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class ComebacksTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Comebacks comebacks = new Comebacks(Duration.ofSeconds(59), 0);

    @Test
    void everyoneComesAfterTheOneBefore() {
        assertThat(comebacks.next(5 * SECOND, SECOND, 0)).isEqualTo(Duration.ofSeconds(6));
        assertThat(comebacks.next(5 * SECOND, SECOND, 0)).isEqualTo(Duration.ofSeconds(7));
        assertThat(comebacks.next(4 * SECOND, 3 * SECOND, SECOND)).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void timesThatAreOverCountForNothing() {
        comebacks.next(5 * SECOND, SECOND, 0);
        assertThat(comebacks.next(SECOND, SECOND, 100 * SECOND)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void nobodyIsToldALaterTimeThanCallersObey() {
        for (int i = 0; i < 59; i++) {
            comebacks.next(0, SECOND, 0);
        }
        assertThat(comebacks.next(0, SECOND, 0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(comebacks.next(500 * SECOND, SECOND, 0)).isEqualTo(Duration.ofSeconds(59));
    }
}
