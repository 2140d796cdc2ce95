package io.getinference.metering.journal;

import io.getinference.common.topic.Topic;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.springframework.kafka.config.KafkaStreamsInfrastructureCustomizer;
import org.springframework.stereotype.Component;

/** Journal in, rated usage and quarantined records out, one processor with its stores between. */
@Component
class JournalTopology implements KafkaStreamsInfrastructureCustomizer {

    static final String RATED = "rated";
    static final String QUARANTINE = "quarantine";

    private static final String JOURNAL = "journal";
    private static final String FOLD = "fold";

    private final FoldListener listener;
    private final JournalSettings settings;

    JournalTopology(FoldListener listener, JournalSettings settings) {
        this.listener = listener;
        this.settings = settings;
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
                    .addProcessor(FOLD, () -> new AccountFold(listener, settings), JOURNAL)
                    .addStateStore(Stores.budget(), FOLD)
                    .addStateStore(Stores.spend(), FOLD)
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
}
