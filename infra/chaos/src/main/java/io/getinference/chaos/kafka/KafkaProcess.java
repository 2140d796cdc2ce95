package io.getinference.chaos.kafka;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;

import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** The program of a node: broker and controller. Its one argument is a file of properties. */
public final class KafkaProcess {

    private KafkaProcess() {}

    /** Formats the directory at the first start, and runs until SIGTERM. */
    public static void main(String[] words) throws Exception {
        Properties properties = new Properties();
        try (var file = Files.newBufferedReader(Path.of(words[0]))) {
            properties.load(file);
        }
        formatIfNew(properties);
        KafkaConfig config = KafkaConfig.fromProps(properties, false);
        KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
        Exit.addShutdownHook("kafka-stop", server::shutdown);
        server.startup();
        server.awaitShutdown();
    }

    /** The meta.properties are written last, so a format that was killed is done again. */
    private static void formatIfNew(Properties properties) throws Exception {
        Path data = Path.of(properties.getProperty("log.dirs"));
        Files.createDirectories(data);
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        PrintStream silent =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        new Formatter()
                .setClusterId(KafkaNodes.CLUSTER_ID)
                .setNodeId(Integer.parseInt(properties.getProperty("node.id")))
                .setDirectories(List.of(data.toString()))
                .setMetadataLogDirectory(data.toString())
                .setControllerListenerName("CONTROLLER")
                .setIgnoreFormatted(true)
                .setPrintStream(silent)
                .run();
    }
}
