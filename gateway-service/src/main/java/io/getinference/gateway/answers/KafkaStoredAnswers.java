package io.getinference.gateway.answers;

import io.getinference.common.claim.AnswerPlace;
import io.getinference.common.id.AccountId;
import io.getinference.common.topic.Topic;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.KafkaOperations;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Answers on a topic of their own, read one at a time by consumers that wait for the next one. One
 * that failed is thrown away.
 */
final class KafkaStoredAnswers implements StoredAnswers, AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaOperations<String, byte[]> producer;
    private final Consumers consumers;
    private final AnswersSettings settings;
    private final Semaphore places;
    private final Queue<Consumer<String, byte[]>> idle = new ConcurrentLinkedQueue<>();

    KafkaStoredAnswers(
            KafkaOperations<String, byte[]> producer,
            Consumers consumers,
            AnswersSettings settings) {
        this.producer = producer;
        this.consumers = consumers;
        this.settings = settings;
        this.places = new Semaphore(settings.readsMax());
    }

    /** A failure that is known at once is thrown by the template; it belongs in the future. */
    @Override
    public CompletableFuture<AnswerPlace> store(AccountId account, byte[] sealed) {
        try {
            return producer.send(Topic.STORED_ANSWERS.topicName(), account.value(), sealed)
                    .thenApply(sent ->
                            new AnswerPlace(
                                    sent.getRecordMetadata().partition(),
                                    sent.getRecordMetadata().offset()));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public StoredAnswer read(AccountId account, AnswerPlace place) {
        long end = System.nanoTime() + settings.readMax().toNanos();
        try {
            if (!places.tryAcquire(settings.readMax().toNanos(), TimeUnit.NANOSECONDS)) {
                return new StoredAnswer.Unavailable("too many answers are read at once");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new StoredAnswer.Unavailable("interrupted");
        }
        try {
            return read(account, place, end);
        } finally {
            places.release();
        }
    }

    private StoredAnswer read(AccountId account, AnswerPlace place, long end) {
        Consumer<String, byte[]> known = idle.poll();
        Consumer<String, byte[]> consumer = known == null ? consumers.next() : known;
        try {
            StoredAnswer answer = read(consumer, account, place, end);
            idle.add(consumer);
            return answer;
        } catch (InvalidOffsetException e) {
            consumer.close();
            return new StoredAnswer.Gone();
        } catch (RuntimeException e) {
            consumer.close();
            return new StoredAnswer.Unavailable("Kafka does not tell: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        idle.forEach(Consumer::close);
    }

    private static StoredAnswer read(
            Consumer<String, byte[]> consumer, AccountId account, AnswerPlace place, long end) {
        TopicPartition partition =
                new TopicPartition(Topic.STORED_ANSWERS.topicName(), place.partition());
        consumer.assign(List.of(partition));
        consumer.seek(partition, place.offset());
        while (System.nanoTime() - end < 0) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                return isThat(record, account, place)
                        ? new StoredAnswer.Found(record.value())
                        : new StoredAnswer.Gone();
            }
        }
        return new StoredAnswer.Unavailable("Kafka does not tell in time");
    }

    private static boolean isThat(
            ConsumerRecord<String, byte[]> record, AccountId account, AnswerPlace place) {
        return record.offset() == place.offset()
                && account.value().equals(record.key())
                && record.value() != null;
    }

    /** Makes consumers. */
    interface Consumers {
        Consumer<String, byte[]> next();
    }
}
