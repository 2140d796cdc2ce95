package io.getinference.billing.decision;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where a record stands in its topic. */
record Place(String topic, int partition, long offset) {

    static Place of(ConsumerRecord<?, ?> consumed) {
        return new Place(consumed.topic(), consumed.partition(), consumed.offset());
    }
}
