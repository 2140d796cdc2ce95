package io.getinference.billing.decision;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;

import java.util.Collection;
import java.util.List;

/** Starts every partition that is assigned where the database says. */
final class FromStoredPlaces implements ConsumerRebalanceListener {

    private final Consumer<?, ?> consumer;
    private final PostgresPlaces places;

    FromStoredPlaces(Consumer<?, ?> consumer, PostgresPlaces places) {
        this.consumer = consumer;
        this.places = places;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        assigned.forEach(partition ->
                places.next(partition.topic(), partition.partition())
                        .ifPresentOrElse(
                                next -> consumer.seek(partition, next),
                                () -> consumer.seekToBeginning(List.of(partition))));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        // Each record's place is stored with it; there is nothing left to store.
    }
}
