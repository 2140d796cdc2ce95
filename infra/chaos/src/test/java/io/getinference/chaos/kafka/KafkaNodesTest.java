package io.getinference.chaos.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.chaos.kafka.KafkaNodes.Node;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

class KafkaNodesTest {

    @Test
    void ofThreeTwoMustHaveARecord() {
        KafkaNodes nodes =
                new KafkaNodes(
                        List.of(new Node(1, 2), new Node(3, 4), new Node(5, 6)), Path.of("data"));
        assertThat(nodes.bootstrapServers()).isEqualTo("127.0.0.1:1,127.0.0.1:3,127.0.0.1:5");
        assertThat(nodes.properties(1))
                .containsEntry("node.id", "2")
                .containsEntry("min.insync.replicas", "2")
                .containsEntry("transaction.state.log.replication.factor", "3")
                .containsEntry(
                        "controller.quorum.voters", "1@127.0.0.1:2,2@127.0.0.1:4,3@127.0.0.1:6")
                .containsEntry("log.dirs", "data/kafka-2");
    }

    @Test
    void oneNodeIsEnoughForItself() {
        assertThat(new KafkaNodes(List.of(new Node(1, 2)), Path.of("data")).properties(0))
                .containsEntry("min.insync.replicas", "1")
                .containsEntry("offsets.topic.replication.factor", "1");
    }
}
