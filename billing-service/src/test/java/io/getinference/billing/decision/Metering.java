package io.getinference.billing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.billing.usage.Samples;
import io.getinference.common.event.BudgetReached;
import io.getinference.common.event.CreditTaken;
import io.getinference.common.event.DecidedEvent;
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

    void send(DecidedEvent decided) {
        send(message(decided));
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

    static ProducerRecord<String, byte[]> message(DecidedEvent decided) {
        EventHead head = new EventHead(id(decided), "metering", Samples.BOOKED);
        return new ProducerRecord<>(
                Topic.RATED_USAGE.topicName(),
                null,
                decided.account().value(),
                EventRecords.body(decided),
                EventRecords.headers(decided, head));
    }

    private static String id(DecidedEvent decided) {
        return switch (decided) {
            case UsageRated rated -> rated.usage().attemptId();
            case CreditTaken taken -> taken.takingId();
            case BudgetReached reached -> reached.alertId();
        };
    }
}
