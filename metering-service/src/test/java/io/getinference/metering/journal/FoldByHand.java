package io.getinference.metering.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.getinference.common.event.EventHead;
import io.getinference.common.event.EventRecords;
import io.getinference.common.event.JournalEvent;
import io.getinference.common.topic.Topic;
import io.getinference.metering.Facts;
import io.getinference.metering.owner.AccountChanges;
import io.getinference.metering.spend.SpendSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

import java.time.Duration;
import java.time.Instant;
import java.util.Properties;

/** The whole topology without a Kafka: a test appends to the journal, and reads the stores. */
final class FoldByHand implements AutoCloseable {

    private final AccountChanges changes = new AccountChanges();
    private final JournalSettings settings =
            new JournalSettings(1, (short) 1, Duration.ZERO, 500_000, 2_000, 500);
    private final TestInputTopic<byte[], byte[]> journal;
    final OpenStores open = new OpenStores(changes);
    final LocalStores stores = new LocalStores(open, settings);
    final TopologyTestDriver driver;

    FoldByHand() {
        Topology topology = new Topology();
        new JournalTopology(
                        new FoldListener(
                                changes, new JournalCounters(new SimpleMeterRegistry()), settings),
                        open,
                        settings,
                        new SpendSettings(100, 1000, Duration.ofDays(2)))
                .configureTopology(topology);
        driver = new TopologyTestDriver(topology, new Properties());
        journal =
                driver.createInputTopic(
                        Topic.ACCOUNT_JOURNAL.topicName(),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    void append(Instant time, JournalEvent... events) {
        for (JournalEvent event : events) {
            journal.pipeInput(
                    new TestRecord<>(
                            event.account().value().getBytes(UTF_8),
                            EventRecords.body(event),
                            EventRecords.headers(event, new EventHead("1", "test", Facts.ENDED)),
                            time));
        }
    }

    @Override
    public void close() {
        driver.close();
    }
}
