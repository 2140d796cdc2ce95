package io.getinference.billing.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.event.EventHead;
import io.getinference.common.event.EventRecords;
import io.getinference.common.event.UsageRated;
import io.getinference.common.topic.Topic;
import io.getinference.testing.TestKafka;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;

/** Writes rated usage as metering does: in transactions. */
final class Metering implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(
                    Map.of(
                            "bootstrap.servers",
                            TestKafka.shared().bootstrapServers(),
                            "transactional.id",
                            "metering-" + UUID.randomUUID()),
                    new StringSerializer(),
                    new ByteArraySerializer());

    Metering() {
        producer.initTransactions();
    }

    void send(UsageRated rated) {
        send(message(rated));
    }

    void send(ProducerRecord<String, byte[]> message) {
        producer.beginTransaction();
        write(message);
        producer.commitTransaction();
    }

    void takeBack(UsageRated rated) {
        producer.beginTransaction();
        write(message(rated));
        producer.abortTransaction();
    }

    private void write(ProducerRecord<String, byte[]> message) {
        Future<?> ack = producer.send(message);
        producer.flush();
        assertThat(ack).isDone();
    }

    @Override
    public void close() {
        producer.close();
    }

    static ProducerRecord<String, byte[]> message(UsageRated rated) {
        EventHead head = new EventHead(rated.usage().attemptId(), "metering", Samples.BOOKED);
        return new ProducerRecord<>(
                Topic.RATED_USAGE.topicName(),
                null,
                rated.account().value(),
                EventRecords.body(rated),
                EventRecords.headers(rated, head));
    }
}
