package io.getinference.billing.decision;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Up while rated usage is read; named {@code ratedUsage} in the health report. */
@Component
class RatedUsageHealthIndicator implements HealthIndicator {

    private final KafkaRatedUsage usage;

    RatedUsageHealthIndicator(KafkaRatedUsage usage) {
        this.usage = usage;
    }

    @Override
    public Health health() {
        return (usage.isReading() ? Health.up() : Health.down()).build();
    }
}
