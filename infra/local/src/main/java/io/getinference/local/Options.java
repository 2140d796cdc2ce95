package io.getinference.local;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the command line asks for.
 *
 * @param ports shifted by {@code --port}
 * @param data where everything that survives a restart is
 * @param date the fixed date of gateway and simulator; today if absent
 * @param simulator how the simulator behaves
 * @param live whether real providers are called
 * @param parts what is started; the rest runs elsewhere, or not at all
 * @param settings other settings of the services than their defaults, by name
 */
record Options(
        Ports ports,
        Path data,
        Optional<LocalDate> date,
        SimulatorSpeed simulator,
        boolean live,
        Set<Part> parts,
        Map<String, String> settings) {

    private static final Pattern SETTING = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)+");

    Options {
        parts = Set.copyOf(parts);
        settings = Map.copyOf(settings);
        if (data.toString().contains(",")) {
            throw new IllegalArgumentException(
                    "--data must not contain a comma, which Kafka takes for two directories");
        }
    }

    /**
     * How fast the simulator streams.
     *
     * @param factor 1 is lifelike, 0 is without any pause
     */
    record SimulatorSpeed(BigDecimal factor) {

        SimulatorSpeed {
            if (factor.signum() < 0) {
                throw new IllegalArgumentException("--speed must not be negative");
            }
        }
    }

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException whose message says which argument is wrong
     */
    static Options parse(Arguments arguments, Path home) {
        boolean live = arguments.has("--live");
        Set<Part> parts =
                arguments.value("--only").map(Part::listed).orElseGet(() -> everything(live));
        if (live && parts.contains(Part.SIMULATOR)) {
            throw new IllegalArgumentException("--live needs no simulator: leave it out of --only");
        }
        return new Options(
                new Ports(arguments.value("--port").map(Options::port).orElse(Ports.DEFAULT_DOOR)),
                arguments
                        .value("--data")
                        .map(Path::of)
                        .orElse(home.resolve(".run"))
                        .toAbsolutePath()
                        .normalize(),
                arguments.value("--date").map(Options::date),
                new SimulatorSpeed(
                        arguments.value("--speed").map(Options::speed).orElse(BigDecimal.ONE)),
                live,
                parts,
                settings(arguments.values("--set")));
    }

    /** In the order in which they start. */
    List<Part> chosen() {
        return Part.all().stream().filter(parts::contains).toList();
    }

    /** What a whole stack would have beside the chosen parts. */
    List<Part> leftOut() {
        return everything(live).stream().filter(part -> !parts.contains(part)).toList();
    }

    boolean isWhole() {
        return leftOut().isEmpty();
    }

    private static Set<Part> everything(boolean live) {
        Set<Part> parts = Part.all();
        if (live) {
            parts.remove(Part.SIMULATOR);
        }
        return parts;
    }

    private static Map<String, String> settings(List<String> words) {
        Map<String, String> settings = new TreeMap<>();
        for (String word : words) {
            String[] parts = word.split("=", 2);
            if (parts.length < 2 || !SETTING.matcher(parts[0]).matches()) {
                throw new IllegalArgumentException(
                        "--set needs a setting such as getinference.budget.answer-max=5s, not "
                                + word);
            }
            settings.put(parts[0], parts[1]);
        }
        return settings;
    }

    private static int port(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("--port needs a number, not " + value, notANumber);
        }
    }

    private static LocalDate date(String value) {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeException notADate) {
            throw new IllegalArgumentException(
                    "--date needs a date such as 2026-11-22, not " + value, notADate);
        }
    }

    private static BigDecimal speed(String value) {
        try {
            return new BigDecimal(value);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("--speed needs a number, not " + value, notANumber);
        }
    }
}
