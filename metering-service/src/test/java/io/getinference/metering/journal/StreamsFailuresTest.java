package io.getinference.metering.journal;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class StreamsFailuresTest {

    private final StreamsFailures failures = new StreamsFailures();

    @Test
    void whatKafkaItselfGotWrongIsTriedAgain() {
        Throwable cause = new KafkaException("Unhandled error in EndTxnResponse");
        assertThat(failures.handle(new StreamsException("commit", cause)))
                .isEqualTo(REPLACE_THREAD);
    }

    @Test
    void aFailureOfTheFoldStopsTheStreams() {
        Throwable cause = new IllegalStateException("the fold");
        assertThat(failures.handle(new StreamsException("process", cause)))
                .isEqualTo(SHUTDOWN_CLIENT);
        assertThat(failures.handle(new StreamsException("unknown"))).isEqualTo(SHUTDOWN_CLIENT);
    }
}
