package io.getinference.gateway.budget;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EstimatesTest {

    private final Estimates estimates = new Estimates();

    @Test
    void areTakenAsTheyAreUntilSomethingWasUsed() {
        assertThat(estimates.correct(700)).isEqualTo(700);
    }

    @Test
    void areCorrectedByHowTheLastOnesWereWrong() {
        estimates.learn(1_000, 500);
        estimates.learn(1_000, 1_500);
        assertThat(estimates.correct(700)).isEqualTo(700);
        estimates.learn(2_000, 6_000);
        assertThat(estimates.correct(700)).isEqualTo(1_400);
    }

    @Test
    void followAKeyThatIsUsedOtherwise() {
        for (int i = 0; i < 100; i++) {
            estimates.learn(4_000, 200);
        }
        assertThat(estimates.correct(8_000)).isBetween(1_000L, 1_001L);
        for (int i = 0; i < 100; i++) {
            estimates.learn(4_000, 4_000);
        }
        assertThat(estimates.correct(8_000)).isBetween(6_500L, 8_000L);
    }

    @Test
    void neverGoBeyondAnEighthOrEightTimes() {
        estimates.learn(1, 1_000_000);
        assertThat(estimates.correct(100)).isEqualTo(800);
        Estimates high = new Estimates();
        high.learn(1_000_000, 1);
        assertThat(high.correct(80)).isEqualTo(11);
    }
}
