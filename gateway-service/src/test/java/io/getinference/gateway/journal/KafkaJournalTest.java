package io.getinference.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.event.LeaseSet;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.common.money.Money;

import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

class KafkaJournalTest {

    private static final Money SOME = new Money(1);

    @Test
    void failsInTheFutureWhenKafkaWasNeverReached(@TempDir Path data) throws Exception {
        DefaultKafkaProducerFactory<String, byte[]> producers =
                new DefaultKafkaProducerFactory<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                "127.0.0.1:1",
                                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                                50),
                        new StringSerializer(),
                        new ByteArraySerializer());
        try (Life life = Life.begin(data)) {
            Journal journal =
                    new KafkaJournal(
                            new KafkaTemplate<>(producers), InstantSource.fixed(Instant.EPOCH));
            CompletableFuture<?> appended =
                    journal.append(
                            new LeaseSet(AccountId.next(), KeyId.next(), life.id(), 1, SOME, SOME),
                            "id");
            assertThat(appended).isCompletedExceptionally();
        } finally {
            producers.destroy();
        }
    }
}
