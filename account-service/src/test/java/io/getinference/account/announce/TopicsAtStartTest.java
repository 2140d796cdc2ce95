package io.getinference.account.announce;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicInteger;

class TopicsAtStartTest {

    @Test
    void triesUntilTheTopicsAreThereAndThenNoMore() {
        AtomicInteger tries = new AtomicInteger();
        TopicsAtStart topics =
                new TopicsAtStart(() -> {
                    if (tries.incrementAndGet() < 3) {
                        throw new IllegalStateException("Kafka does not answer");
                    }
                });

        topics.ensure();
        topics.ensure();
        assertThat(topics.areThere()).isFalse();
        topics.ensure();
        assertThat(topics.areThere()).isTrue();
        topics.ensure();
        assertThat(tries).hasValue(3);
    }
}
