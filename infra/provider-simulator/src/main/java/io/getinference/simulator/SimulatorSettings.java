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
 */
public record SimulatorSettings(
        String host, int port, @Nullable LocalDate date, double speed, @Nullable Path logFile) {
    private static final int PORT = 8090;

    /** Checks port and speed. */
    public SimulatorSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("--port must be 0 to 65535");
        }
        if (!(speed >= 0 && speed <= 1_000)) {
            throw new IllegalArgumentException("--speed must be 0 to 1000");
        }
    }

    /**
     * For tests: a free loopback port, no delays, on a day when today's eight ids are as they are.
     */
    public static SimulatorSettings forTests() {
        return new SimulatorSettings("127.0.0.1", 0, LocalDate.of(2026, 11, 22), 0, null);
    }

    /** The same on another day. */
    public SimulatorSettings on(LocalDate otherDate) {
        return new SimulatorSettings(host, port, otherDate, speed, logFile);
    }

    /** The same at another speed. */
    public SimulatorSettings atSpeed(double otherSpeed) {
        return new SimulatorSettings(host, port, date, otherSpeed, logFile);
    }

    /** The same with a log file. */
    public SimulatorSettings loggingTo(Path file) {
        return new SimulatorSettings(host, port, date, speed, file);
    }

    /** Reads the command line; an {@link IllegalArgumentException} names what is wrong with it. */
    static SimulatorSettings of(String... arguments) {
        SimulatorSettings settings = new SimulatorSettings("127.0.0.1", PORT, null, 1, null);
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
                        new SimulatorSettings(host, Integer.parseInt(value), date, speed, logFile);
                case "--host" -> new SimulatorSettings(value, port, date, speed, logFile);
                case "--date" -> on(LocalDate.parse(value));
                case "--speed" -> atSpeed(Double.parseDouble(value));
                case "--log-file" -> loggingTo(Path.of(value));
                default -> throw new IllegalArgumentException("unknown option " + argument);
            };
        } catch (NumberFormatException | DateTimeException e) {
            throw new IllegalArgumentException("cannot read " + argument, e);
        }
    }
}
