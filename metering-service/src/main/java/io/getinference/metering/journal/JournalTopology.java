package io.getinference.metering.journal;

import io.getinference.common.topic.Topic;
import io.getinference.metering.spend.SpendSettings;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.springframework.kafka.config.KafkaStreamsInfrastructureCustomizer;
import org.springframework.stereotype.Component;

import java.time.Duration;

/** Journal in, rated usage and quarantined records out, one processor with its stores between. */
@Component
class JournalTopology implements KafkaStreamsInfrastructureCustomizer {

    static final String RATED = "rated";
    static final String QUARANTINE = "quarantine";

    private static final String JOURNAL = "journal";
    private static final String FOLD = "fold";

    private final FoldListener listener;
    private final JournalSettings settings;
    private final OpenStores stores;
    private final Duration hoursKept;

    JournalTopology(
            FoldListener listener,
            OpenStores stores,
            JournalSettings settings,
            SpendSettings spend) {
        this.listener = listener;
        this.settings = settings;
        this.stores = stores;
        this.hoursKept = spend.hoursKept();
    }

    /**
     * Keys and values are bytes here: what cannot be read is for the fold to quarantine, not for a
     * deserializer to fail on.
     */
    @Override
    public void configureTopology(Topology topology) {
        try (var bytes = Serdes.ByteArray()) {
            topology.addSource(
                            JOURNAL,
                            bytes.deserializer(),
                            bytes.deserializer(),
                            Topic.ACCOUNT_JOURNAL.topicName())
                    .addProcessor(FOLD, this::fold, JOURNAL)
                    .addStateStore(Stores.budget(), FOLD)
                    .addStateStore(Stores.spend(), FOLD)
                    .addStateStore(Stores.hours(), FOLD)
                    .addStateStore(Stores.claims(), FOLD)
                    .addSink(
                            RATED,
                            Topic.RATED_USAGE.topicName(),
                            bytes.serializer(),
                            bytes.serializer(),
                            FOLD)
                    .addSink(
                            QUARANTINE,
                            Topic.QUARANTINE.topicName(),
                            bytes.serializer(),
                            bytes.serializer(),
                            FOLD);
        }
    }

    private ServedFold fold() {
        return new ServedFold(new AccountFold(listener, settings, hoursKept), stores);
    }
}
