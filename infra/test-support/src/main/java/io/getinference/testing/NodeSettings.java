package io.getinference.testing;

import java.util.Map;

/** What makes a single Kafka node fit for tests, the same in-process and in a container. */
final class NodeSettings {

    static final Map<String, String> ALL =
            Map.ofEntries(
                    Map.entry("auto.create.topics.enable", "false"),
                    Map.entry("offsets.topic.replication.factor", "1"),
                    Map.entry("offsets.topic.num.partitions", "4"),
                    Map.entry("transaction.state.log.replication.factor", "1"),
                    Map.entry("transaction.state.log.min.isr", "1"),
                    Map.entry("transaction.state.log.num.partitions", "4"),
                    Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500"),
                    Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                    Map.entry("share.coordinator.state.topic.min.isr", "1"),
                    Map.entry("group.initial.rebalance.delay.ms", "0"),
                    Map.entry("group.min.session.timeout.ms", "100"),
                    Map.entry("log.index.size.max.bytes", "1048576"),
                    Map.entry("log.cleaner.dedupe.buffer.size", "8388608"));

    private NodeSettings() {}
}
