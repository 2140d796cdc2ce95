package io.getinference.gateway.idempotency;

import io.getinference.common.id.LifeId;
import io.getinference.gateway.answers.StoredAnswers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.util.unit.DataSize;

import java.time.Duration;

/** Claims for tests of other packages: answers of up to two kilobytes, packed, are kept. */
public final class IdempotencyFixture {

    private IdempotencyFixture() {}

    public static Claims claims(InMemoryClaims authority, StoredAnswers answers, LifeId life) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        return new Claims(new Ends(authority, answers, settings(), meters), life, meters);
    }

    static IdempotencySettings settings() {
        return new IdempotencySettings(
                Duration.ofSeconds(1), Duration.ofSeconds(1), DataSize.ofKilobytes(2));
    }
}
