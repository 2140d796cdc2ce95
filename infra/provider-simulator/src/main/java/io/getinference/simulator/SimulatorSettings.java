package io.getinference.simulator;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * How a simulator is started.
 *
 * @param port 0: any free one
 * @param date the day that it plays; null: today
 * @param speed factor on every ordinary delay, 1 being the providers' pace, 0 none
 * @param logFile where the bill log survives a restart; null: nowhere
 * @param tlsPort where TLS is spoken badly; 0: any free one, {@link #NO_PORT}: nowhere
 */
public record SimulatorSettings(
        String host,
        int port,
        @Nullable LocalDate date,
        double speed,
        @Nullable Path logFile,
        int tlsPort) {
    /** No such port. */
    public static final int NO_PORT = -1;

    private static final int PORT = 8090;

    /** Checks ports and speed. */
    public SimulatorSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("--port must be 0 to 65535");
        }
        if (tlsPort < NO_PORT || tlsPort > 65_535) {
            throw new IllegalArgumentException("--tls-port must be 0 to 65535");
        }
        if (!(speed >= 0 && speed <= 1_000)) {
            throw new IllegalArgumentException("--speed must be 0 to 1000");
        }
    }

    /** Settings without a port for bad TLS. */
    public SimulatorSettings(
            String host, int port, @Nullable LocalDate date, double speed, @Nullable Path logFile) {
        this(host, port, date, speed, logFile, NO_PORT);
    }

    /**
     * For tests: a free loopback port, no delays, on a day when today's eight ids are as they are.
     */
    public static SimulatorSettings forTests() {
        return new SimulatorSettings("127.0.0.1", 0, LocalDate.of(2026, 11, 22), 0, null);
    }

    /** The same on another day. */
    public SimulatorSettings on(LocalDate otherDate) {
        return new SimulatorSettings(host, port, otherDate, speed, logFile, tlsPort);
    }

    /** The same at another speed. */
    public SimulatorSettings atSpeed(double otherSpeed) {
        return new SimulatorSettings(host, port, date, otherSpeed, logFile, tlsPort);
    }

    /** The same with a log file. */
    public SimulatorSettings loggingTo(Path file) {
        return new SimulatorSettings(host, port, date, speed, file, tlsPort);
    }

    /** The same with bad TLS on a port of its own. */
    public SimulatorSettings withBadTlsOn(int otherTlsPort) {
        return new SimulatorSettings(host, port, date, speed, logFile, otherTlsPort);
    }

    /** Reads the command line; an {@link IllegalArgumentException} names what is wrong with it. */
    static SimulatorSettings of(String... arguments) {
        return of("", arguments);
    }

    /** The same, with the speed that counts when the command line has none; "" for the usual. */
    static SimulatorSettings of(String usualSpeed, String[] arguments) {
        SimulatorSettings settings =
                new SimulatorSettings("127.0.0.1", PORT, null, 1, null)
                        .with("--speed=" + usualSpeed);
        for (String argument : arguments) {
            settings = settings.with(argument);
        }
        return settings;
    }

    private SimulatorSettings with(String argument) {
        int equals = argument.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException("not --name=value: " + argument);
        }
        String value = argument.substring(equals + 1);
        if (value.isEmpty()) {
            return this;
        }
        try {
            return switch (argument.substring(0, equals)) {
                case "--port" ->
                        new SimulatorSettings(
                                host, Integer.parseInt(value), date, speed, logFile, tlsPort);
                case "--host" -> new SimulatorSettings(value, port, date, speed, logFile, tlsPort);
                case "--date" -> on(LocalDate.parse(value));
                case "--speed" -> atSpeed(Double.parseDouble(value));
                case "--tls-port" -> withBadTlsOn(Integer.parseInt(value));
                case "--log-file" -> loggingTo(Path.of(value));
                default -> throw new IllegalArgumentException("unknown option " + argument);
            };
        } catch (NumberFormatException | DateTimeException e) {
            throw new IllegalArgumentException("cannot read " + argument, e);
        }
    }
}
