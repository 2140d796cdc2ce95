package io.getinference.local.server;

import io.getinference.local.process.StartFailure;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;

import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** One Kafka node, broker and controller, inside the launcher's JVM. */
public final class KafkaNode implements AutoCloseable {

    private static final Duration STOP_MAX = Duration.ofSeconds(30);

    /** What differs from Kafka's defaults, because there is one node and little memory. */
    private static final Map<String, String> SINGLE_NODE =
            Map.ofEntries(
                    Map.entry("process.roles", "broker,controller"),
                    Map.entry("node.id", "1"),
                    Map.entry("controller.listener.names", "CONTROLLER"),
                    Map.entry("inter.broker.listener.name", "PLAINTEXT"),
                    Map.entry(
                            "listener.security.protocol.map",
                            "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                    Map.entry("auto.create.topics.enable", "false"),
                    // A killed node may register again only after its last session: 9 s by default.
                    Map.entry("broker.session.timeout.ms", "3000"),
                    Map.entry("broker.heartbeat.interval.ms", "500"),
                    Map.entry("offsets.topic.replication.factor", "1"),
                    Map.entry("offsets.topic.num.partitions", "4"),
                    Map.entry("transaction.state.log.replication.factor", "1"),
                    Map.entry("transaction.state.log.min.isr", "1"),
                    Map.entry("transaction.state.log.num.partitions", "4"),
                    // What a killed metering has open is aborted soon after it timed out: its heir
                    // waits for
                    // that before it can go on. Every 10 s by default.
                    Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500"),
                    Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                    Map.entry("share.coordinator.state.topic.min.isr", "1"),
                    Map.entry("group.initial.rebalance.delay.ms", "0"),
                    Map.entry("log.index.size.max.bytes", "1048576"),
                    Map.entry("log.cleaner.dedupe.buffer.size", "8388608"));

    private final KafkaRaftServer server;

    private KafkaNode(KafkaRaftServer server) {
        this.server = server;
    }

    /**
     * Starts the node, on the data of its last run if there is some.
     *
     * @param onFatal called when the node gives up by itself, instead of halting the launcher
     * @throws StartFailure if it does not start
     */
    public static KafkaNode start(KafkaSettings settings, Runnable onFatal) {
        surviveFatalFaults(onFatal);
        try {
            formatIfNew(settings.data());
            KafkaConfig config = KafkaConfig.fromProps(properties(settings), false);
            KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
            KafkaNode node = new KafkaNode(server);
            startOrStop(node);
            return node;
        } catch (Exception failure) {
            throw new StartFailure("Kafka cannot be started", failure);
        }
    }

    private static void startOrStop(KafkaNode node) {
        try {
            node.server.startup();
        } catch (RuntimeException failure) {
            node.close();
            throw failure;
        }
    }

    /**
     * Kafka would halt the JVM at once and leave the services behind without anyone to stop them.
     */
    private static void surviveFatalFaults(Runnable onFatal) {
        Exit.Procedure procedure =
                (status, message) -> {
                    onFatal.run();
                    throw new IllegalStateException("Kafka gave up: " + message);
                };
        Exit.setHaltProcedure(procedure);
        Exit.setExitProcedure(procedure);
    }

    private static Properties properties(KafkaSettings settings) {
        Properties properties = new Properties();
        properties.putAll(SINGLE_NODE);
        String controller = "127.0.0.1:" + settings.controllerPort();
        properties.put(
                "listeners",
                "PLAINTEXT://" + settings.bootstrapServers() + ",CONTROLLER://" + controller);
        properties.put("controller.quorum.voters", "1@" + controller);
        properties.put("log.dirs", settings.data().toString());
        return properties;
    }

    /** The meta.properties are written last, so a format that was killed is done again. */
    private static void formatIfNew(Path data) throws Exception {
        Files.createDirectories(data);
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        PrintStream silent =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(1)
                .setDirectories(List.of(data.toString()))
                .setMetadataLogDirectory(data.toString())
                .setControllerListenerName("CONTROLLER")
                .setIgnoreFormatted(true)
                .setPrintStream(silent)
                .run();
    }

    /** Kafka's own shutdown can wait for minutes; its data survives being left alone too. */
    @Override
    public void close() {
        Thread shutdown = Thread.ofPlatform().daemon().name("kafka-stop").start(this::shutdown);
        try {
            shutdown.join(STOP_MAX);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void shutdown() {
        server.shutdown();
        server.awaitShutdown();
    }
}
