package io.getinference.account.announce;

import io.getinference.common.outbox.Outage;

import org.springframework.scheduling.annotation.Scheduled;

/**
 * Makes the topics once Kafka is there. Each try ends within seconds; tries go on, since the outbox
 * keeps what cannot be told yet and the API works without Kafka.
 */
class TopicsAtStart {

    private final Runnable ensure;
    private final Outage outage = new Outage("Making the topics");
    private volatile boolean there;

    TopicsAtStart(Runnable ensure) {
        this.ensure = ensure;
    }

    boolean areThere() {
        return there;
    }

    @Scheduled(fixedDelay = 1_000)
    void ensure() {
        if (!there) {
            there = outage.survives(ensure);
        }
    }
}
