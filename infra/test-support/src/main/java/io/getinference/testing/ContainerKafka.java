package io.getinference.testing;

import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

import java.util.Locale;

/** The same node in a container. */
final class ContainerKafka implements TestKafka, AutoCloseable {

    private static final DockerImageName IMAGE = DockerImageName.parse("apache/kafka:4.2.1");

    private final KafkaContainer container;

    private ContainerKafka(KafkaContainer container) {
        this.container = container;
    }

    static ContainerKafka start() {
        KafkaContainer container = new KafkaContainer(IMAGE);
        NodeSettings.ALL.forEach((name, value) -> container.addEnv(variable(name), value));
        container.start();
        return new ContainerKafka(container);
    }

    /**
     * The image reads a setting from a variable: KAFKA_, upper case, an underscore for each dot.
     */
    private static String variable(String setting) {
        return "KAFKA_" + setting.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    @Override
    public String bootstrapServers() {
        String servers = container.getBootstrapServers();
        return servers.substring(servers.indexOf("//") < 0 ? 0 : servers.indexOf("//") + 2);
    }

    @Override
    public void close() {
        container.close();
    }
}
