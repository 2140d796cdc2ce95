package io.getinference.billing.decision;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.Optional;

/** Up to where each partition was read, kept beside what was posted from it. */
@Component
class PostgresPlaces {

    private final JdbcClient jdbc;

    PostgresPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next record to read; empty where none was read yet. */
    Optional<Long> next(String topic, int partition) {
        return jdbc.sql(
                        """
                        select next_offset from consumer_offset
                        where topic = :topic and partition = :partition
                        """)
                .param("topic", topic)
                .param("partition", partition)
                .query(Long.class)
                .optional();
    }

    /** Never moves back: a reader that has just lost its partition may still be at an older one. */
    void done(Place place) {
        jdbc.sql(
                        """
                        insert into consumer_offset (topic, partition, next_offset)
                        values (:topic, :partition, :next)
                        on conflict (topic, partition) do update
                        set next_offset = greatest(consumer_offset.next_offset, excluded.next_offset)
                        """)
                .param("topic", place.topic())
                .param("partition", place.partition())
                .param("next", place.offset() + 1)
                .update();
    }
}
