package io.getinference.metering.journal;

import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Up from the first time that the fold runs until a failure stops it. While partitions move between
 * instances it stays up: what is here can be read, and for the rest the owner is asked.
 */
@Component("streams")
class StreamsHealth implements HealthIndicator {

    private final JournalStart start;
    private final OpenStores stores;
    private volatile boolean hasRun;

    StreamsHealth(JournalStart start, OpenStores stores) {
        this.start = start;
        this.stores = stores;
    }

    @Override
    public Health health() {
        KafkaStreams running = start.streams();
        if (running == null) {
            return Health.down().withDetail("state", "NOT_STARTED").build();
        }
        KafkaStreams.State state = running.state();
        hasRun |= state == KafkaStreams.State.RUNNING;
        return (hasRun && state.isRunningOrRebalancing() ? Health.up() : Health.down())
                .withDetail("state", state.name())
                .withDetail("partitions", stores.count())
                .build();
    }
}
