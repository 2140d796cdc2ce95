package io.getinference.chaos.cluster;

import io.getinference.chaos.kafka.KafkaNodes;
import io.getinference.local.process.LogFile;
import io.getinference.local.server.PostgresSettings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where everything is: addresses, files, secrets.
 *
 * @param checkout where the jars were built
 * @param data everything that this run writes
 * @param token guards the services' own APIs
 * @param kafka the nodes
 * @param postgres the server
 * @param simulator its port
 * @param account its ports
 * @param billing its ports
 * @param meterings ports of each
 * @param gateways ports of each
 */
public record Places(
        Path checkout,
        Path data,
        String token,
        KafkaNodes kafka,
        PostgresSettings postgres,
        int simulator,
        Pair account,
        Pair billing,
        List<Pair> meterings,
        List<Pair> gateways) {

    /**
     * The two ports of a service.
     *
     * @param port where it serves
     * @param management where it tells its health
     */
    public record Pair(int port, int management) {

        /** Where it serves. */
        public URI uri() {
            return address(port);
        }

        URI health() {
            return address(management).resolve("/actuator/health");
        }
    }

    /** New places on free ports. */
    public static Places choose(Path checkout, Path data, Size size) {
        FreePorts ports = new FreePorts();
        List<KafkaNodes.Node> nodes =
                Stream.generate(() -> new KafkaNodes.Node(ports.next(), ports.next()))
                        .limit(size.kafkas())
                        .toList();
        return new Places(
                checkout,
                data,
                secret(),
                new KafkaNodes(nodes, data),
                new PostgresSettings(
                        ports.next(),
                        data.resolve("postgres"),
                        LogFile.in(data.resolve("logs"), "postgres"),
                        new PostgresSettings.Passwords(secret(), secret())),
                ports.next(),
                pair(ports),
                pair(ports),
                Stream.generate(() -> pair(ports)).limit(size.meterings()).toList(),
                Stream.generate(() -> pair(ports)).limit(size.gateways()).toList());
    }

    /** What one process wrote. */
    public LogFile log(String name) {
        return LogFile.in(data.resolve("logs"), name);
    }

    /** The providers' append-only log. */
    public Path billLog() {
        return data.resolve("bill.log");
    }

    static URI address(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    private static Pair pair(FreePorts ports) {
        return new Pair(ports.next(), ports.next());
    }

    private static String secret() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
