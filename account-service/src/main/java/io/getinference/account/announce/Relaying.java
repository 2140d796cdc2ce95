package io.getinference.account.announce;

import io.getinference.common.outbox.OutboxRelay;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Empties the outbox, over and over. */
@Component
class Relaying {

    private static final Logger LOG = LoggerFactory.getLogger(Relaying.class);

    private final OutboxRelay relay;
    private final TopicsAtStart topics;
    private final KafkaSender kafka;
    private final Outage outage = new Outage(LOG, "Relaying the outbox");

    Relaying(OutboxRelay relay, TopicsAtStart topics, KafkaSender kafka) {
        this.relay = relay;
        this.topics = topics;
        this.kafka = kafka;
    }

    /** A tenth of a second: a revoked key must be refused everywhere within one. */
    @Scheduled(fixedDelay = 100)
    void relay() {
        if (topics.areThere() && !outage.survives(this::relayAll)) {
            kafka.forgetUnsent();
        }
    }

    private void relayAll() {
        int sent;
        do {
            sent = relay.relay();
        } while (sent > 0);
    }
}
