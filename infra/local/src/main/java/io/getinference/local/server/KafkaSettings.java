package io.getinference.local.server;

import java.nio.file.Path;

/**
 * Where the node listens (on the loopback address) and keeps its data.
 *
 * @param port for clients
 * @param controllerPort for the node itself
 * @param data its log directory, formatted at the first start
 */
public record KafkaSettings(int port, int controllerPort, Path data) {

    /** The node's address for {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }
}
