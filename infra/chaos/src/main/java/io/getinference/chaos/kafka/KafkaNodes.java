package io.getinference.chaos.kafka;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The nodes of one cluster, as each of them is configured. With three, a record is acked when two
 * have it; a single one is as the local stack has it.
 *
 * @param nodes where each listens
 * @param data each node's directory is in there
 */
public record KafkaNodes(List<Node> nodes, Path data) {

    static final String CLUSTER_ID = "Q2hhb3NDaGFvc0NoYW9zMA";

    private static final int REPLICAS_MAX = 3;

    public KafkaNodes {
        nodes = List.copyOf(nodes);
    }

    /**
     * Where one node listens, on the loopback address.
     *
     * @param port for clients and other brokers
     * @param controllerPort for other controllers
     */
    public record Node(int port, int controllerPort) {

        String broker() {
            return "127.0.0.1:" + port;
        }

        String controller() {
            return "127.0.0.1:" + controllerPort;
        }
    }

    /** Every node's address, for clients. */
    public String bootstrapServers() {
        return nodes.stream().map(Node::broker).collect(Collectors.joining(","));
    }

    /** Copies of each partition. */
    public int replicas() {
        return Math.min(REPLICAS_MAX, nodes.size());
    }

    /** Where that node, counted from 0, keeps its data. */
    public Path directory(int index) {
        return data.resolve("kafka-" + (index + 1));
    }

    /** The configuration of that node, counted from 0. */
    public Properties properties(int index) {
        Node node = nodes.get(index);
        String replicas = "" + replicas();
        String inSync = "" + Math.max(1, replicas() - 1);
        Properties properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "" + (index + 1));
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("inter.broker.listener.name", "PLAINTEXT");
        properties.put(
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put(
                "listeners", "PLAINTEXT://" + node.broker() + ",CONTROLLER://" + node.controller());
        properties.put("controller.quorum.voters", voters());
        properties.put("log.dirs", directory(index).toString());
        properties.put("auto.create.topics.enable", "false");
        properties.put("min.insync.replicas", inSync);
        properties.put("default.replication.factor", replicas);
        properties.put("offsets.topic.replication.factor", replicas);
        properties.put("offsets.topic.num.partitions", "4");
        properties.put("transaction.state.log.replication.factor", replicas);
        properties.put("transaction.state.log.min.isr", inSync);
        properties.put("transaction.state.log.num.partitions", "4");
        properties.put("share.coordinator.state.topic.replication.factor", replicas);
        properties.put("share.coordinator.state.topic.min.isr", inSync);
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("log.index.size.max.bytes", "1048576");
        properties.put("log.cleaner.dedupe.buffer.size", "8388608");
        // A killed node may register again only after its last session: 9 s by default.
        properties.put("broker.session.timeout.ms", nodes.size() == 1 ? "3000" : "6000");
        properties.put("broker.heartbeat.interval.ms", "500");
        return properties;
    }

    private String voters() {
        return IntStream.range(0, nodes.size())
                .mapToObj(index -> (index + 1) + "@" + nodes.get(index).controller())
                .collect(Collectors.joining(","));
    }
}
