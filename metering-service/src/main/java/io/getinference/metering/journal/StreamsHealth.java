package io.getinference.metering.journal;

import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.stereotype.Component;

/** Up while the fold runs: not while stores are restored, and not after a failure stopped it. */
@Component("streams")
class StreamsHealth implements HealthIndicator {

    private final StreamsBuilderFactoryBean streams;

    StreamsHealth(StreamsBuilderFactoryBean streams) {
        this.streams = streams;
    }

    @Override
    public Health health() {
        KafkaStreams running = streams.getKafkaStreams();
        if (running == null) {
            return Health.down().withDetail("state", "NOT_STARTED").build();
        }
        Health.Builder health =
                running.state() == KafkaStreams.State.RUNNING ? Health.up() : Health.down();
        return health.withDetail("state", running.state().name()).build();
    }
}
