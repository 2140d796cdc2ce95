package io.getinference.testing;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.metadata.storage.Formatter;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** The real broker and controller inside the test's own JVM, on a data directory of its own. */
final class EmbeddedKafka implements TestKafka, AutoCloseable {

    private static final int ATTEMPTS_MAX = 5;

    private final KafkaRaftServer server;
    private final Path data;
    private final int port;

    private EmbeddedKafka(KafkaRaftServer server, Path data, int port) {
        this.server = server;
        this.data = data;
        this.port = port;
    }

    /** Another process may take a free port before the node binds it; then new ports are tried. */
    static EmbeddedKafka start() {
        KafkaException last = new KafkaException("Kafka was not started");
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            try {
                return start(FreePort.any(), FreePort.any());
            } catch (KafkaException portTaken) {
                last = portTaken;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        throw last;
    }

    private static EmbeddedKafka start(int port, int controllerPort) throws IOException {
        Path data = Files.createTempDirectory("getinference-kafka-");
        format(data);
        Properties settings = new Properties();
        settings.putAll(NodeSettings.ALL);
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put(
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.put("log.dirs", data.toString());
        settings.put("controlled.shutdown.enable", "false");
        KafkaRaftServer server =
                new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
        server.startup();
        return new EmbeddedKafka(server, data, port);
    }

    private static void format(Path data) throws IOException {
        Formatter formatter =
                new Formatter()
                        .setClusterId(Uuid.randomUuid().toString())
                        .setNodeId(1)
                        .setDirectories(List.of(data.toString()))
                        .setMetadataLogDirectory(data.toString())
                        .setControllerListenerName("CONTROLLER")
                        .setPrintStream(silent());
        try {
            formatter.run();
        } catch (Exception failure) {
            throw new IOException("Kafka's data directory could not be formatted", failure);
        }
    }

    private static PrintStream silent() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }

    @Override
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() throws IOException {
        server.shutdown();
        server.awaitShutdown();
        Utils.delete(data.toFile());
    }
}
