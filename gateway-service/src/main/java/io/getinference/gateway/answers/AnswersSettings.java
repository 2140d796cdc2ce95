package io.getinference.gateway.answers;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * Bounds on reading stored answers.
 *
 * @param readMax how long a retry waits for its answer, a turn at reading included
 * @param readsMax answers that are read at the same time, each by a consumer of its own
 */
@ConfigurationProperties("getinference.answers")
record AnswersSettings(@DefaultValue("5s") Duration readMax, @DefaultValue("16") int readsMax) {

    AnswersSettings {
        if (!readMax.isPositive() || readsMax < 1) {
            throw new IllegalArgumentException("getinference.answers: bounds must be positive");
        }
    }
}
