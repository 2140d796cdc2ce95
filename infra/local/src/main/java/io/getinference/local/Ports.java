package io.getinference.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Every port of the stack, at a fixed distance from the door's.
 *
 * @param door the only public one
 */
record Ports(int door) {

    static final int DEFAULT_DOOR = 8080;

    private static final int FARTHEST = 19_093 - DEFAULT_DOOR;

    Ports {
        if (door < 1 || door + FARTHEST > 65_535) {
            throw new IllegalArgumentException(
                    "--port must be from 1 to " + (65_535 - FARTHEST) + ", not " + door);
        }
    }

    int account() {
        return door + 1;
    }

    int billing() {
        return door + 2;
    }

    int metering() {
        return door + 3;
    }

    int simulator() {
        return door + 10;
    }

    int postgres() {
        return door + 15_432 - DEFAULT_DOOR;
    }

    int kafka() {
        return door + 19_092 - DEFAULT_DOOR;
    }

    int kafkaController() {
        return door + FARTHEST;
    }

    /** Where that part is found by the others. */
    int of(Part part) {
        return switch (part) {
            case KAFKA -> kafka();
            case POSTGRES -> postgres();
            case SIMULATOR -> simulator();
            case ACCOUNT -> account();
            case BILLING -> billing();
            case METERING -> metering();
            case GATEWAY -> door;
        };
    }

    /** Where a service answers health checks. */
    static int management(int servicePort) {
        return servicePort + 1_000;
    }

    /** All of them, by the name that {@code demo.env} gives them. */
    Map<String, Integer> byName() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("DOOR_PORT", door);
        ports.put("DOOR_MANAGEMENT_PORT", management(door));
        ports.put("ACCOUNT_PORT", account());
        ports.put("ACCOUNT_MANAGEMENT_PORT", management(account()));
        ports.put("BILLING_PORT", billing());
        ports.put("BILLING_MANAGEMENT_PORT", management(billing()));
        ports.put("METERING_PORT", metering());
        ports.put("METERING_MANAGEMENT_PORT", management(metering()));
        ports.put("SIMULATOR_PORT", simulator());
        ports.put("POSTGRES_PORT", postgres());
        ports.put("KAFKA_PORT", kafka());
        ports.put("KAFKA_CONTROLLER_PORT", kafkaController());
        return ports;
    }

    /** Those that a part listens on, by their names. */
    Map<String, Integer> allOf(Part part) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        String name = part == Part.GATEWAY ? "DOOR" : part.name();
        byName().forEach((variable, port) -> {
            if (variable.startsWith(name + "_")) {
                ports.put(variable, port);
            }
        });
        return ports;
    }

    static boolean isTaken(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException taken) {
            return true;
        }
    }
}
