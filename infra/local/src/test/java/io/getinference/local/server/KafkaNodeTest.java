package io.getinference.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class KafkaNodeTest {

    @TempDir Path directory;

    @Test
    void keepsItsRecordsAcrossARestartOnOtherPorts() throws Exception {
        KafkaSettings first = new KafkaSettings(freePort(), freePort(), directory);
        try (var _ = start(first);
                Admin admin = admin(first);
                var producer = producer(first)) {
            admin.createTopics(List.of(new NewTopic("journal", 1, (short) 1))).all().get();
            producer.send(new ProducerRecord<>("journal", "acct", "credit")).get();
        }

        KafkaSettings second = new KafkaSettings(freePort(), freePort(), directory);
        try (var _ = start(second);
                Admin admin = admin(second)) {
            TopicPartition journal = new TopicPartition("journal", 0);
            var latest = admin.listOffsets(Map.of(journal, OffsetSpec.latest()));
            assertThat(latest.partitionResult(journal).get().offset()).isEqualTo(1);
        }
    }

    private static KafkaNode start(KafkaSettings settings) {
        return KafkaNode.start(settings, () -> {});
    }

    private static Admin admin(KafkaSettings settings) {
        return Admin.create(Map.of("bootstrap.servers", settings.bootstrapServers()));
    }

    private static KafkaProducer<String, String> producer(KafkaSettings settings) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", settings.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer());
    }

    private static int freePort() throws Exception {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
