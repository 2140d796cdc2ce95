package io.getinference.metering.journal;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.springframework.core.NestedExceptionUtils;

/**
 * What becomes of the streams when a thread of theirs fails. A failure of the fold would come again
 * at the same record, so it stops them. One that Kafka itself answered with may not come again:
 * what was not committed is undone, and another thread does it anew.
 */
final class StreamsFailures implements StreamsUncaughtExceptionHandler {

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        return isKafkas(failure)
                ? StreamThreadExceptionResponse.REPLACE_THREAD
                : StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /** By its root: Kafka Streams wraps every failure, the fold's too, in one of its own. */
    private static boolean isKafkas(Throwable failure) {
        Throwable root = NestedExceptionUtils.getMostSpecificCause(failure);
        return root instanceof KafkaException && !(root instanceof StreamsException);
    }
}
