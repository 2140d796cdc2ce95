package io.getinference.chaos.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import java.time.Duration;

class RoundsTest {

    private final Rounds rounds = new Rounds();

    @Test
    void aRoundIsOverWhenAllAreTold() {
        assertThat(rounds.awaitSpent(1, Duration.ofMillis(1))).isFalse();
        Thread caller = Thread.ofVirtual().start(rounds::awaitMoney);
        assertThat(rounds.awaitSpent(1, Duration.ofSeconds(10))).isTrue();
        rounds.begin();
        Awaitility.await().until(() -> !caller.isAlive());
        assertThat(rounds.waiting()).isZero();
    }

    @Test
    void nobodyWaitsOnceAllIsOver() {
        Thread caller = Thread.ofVirtual().start(rounds::awaitMoney);
        rounds.end();
        Awaitility.await().until(() -> !caller.isAlive());
        assertThat(rounds.isOver()).isTrue();
    }
}
