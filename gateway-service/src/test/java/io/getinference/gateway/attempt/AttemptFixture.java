package io.getinference.gateway.attempt;

import io.getinference.gateway.provider.Question;
import io.getinference.gateway.provider.Questions;
import io.getinference.gateway.provider.Rows;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Attempts for tests of other packages: waits pass at once and are written down. */
public final class AttemptFixture {

    /** After so many calls that all failed a model is left alone. */
    public static final int CALLS_MIN = 4;

    static final CircuitSettings CIRCUIT =
            new CircuitSettings(Duration.ofSeconds(30), CALLS_MIN, 50, Duration.ofSeconds(15), 1);
    static final RetrySettings RETRY =
            new RetrySettings(
                    2, Duration.ofSeconds(10), Duration.ofMillis(250), Duration.ofSeconds(2));

    static final Question QUESTION = Questions.user(Rows.HAIKU, "Hi");

    /** By day of 2026-11-22 at noon; tests move it. */
    public Instant now = Instant.parse("2026-11-22T12:00:00Z");

    final List<Duration> waits = new ArrayList<>();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Circuits circuits = new Circuits(CIRCUIT, () -> now, meters);
    private final RandomGenerator dice = () -> 0;

    public Attempts attempts() {
        return new Attempts(circuits, new Backoff(RETRY, dice), waits::add, meters);
    }
}
