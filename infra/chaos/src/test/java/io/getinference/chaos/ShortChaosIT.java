package io.getinference.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.chaos.check.Row;
import io.getinference.chaos.fault.Fault;
import io.getinference.chaos.report.Story;
import io.getinference.local.process.LogFile;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/** The short form: every process that holds money is hit once, then every sum is checked. */
@Tag("full")
class ShortChaosIT {

    private static final Path DATA = Path.of(System.getProperty("getinference.chaos.data"));
    private static final Path CHECKOUT = Path.of(System.getProperty("getinference.checkout"));

    private static final List<Fault> FAULTS =
            List.of(
                    new Fault.Kill("gateway-1", Duration.ZERO),
                    new Fault.Kill("metering-1", Duration.ZERO),
                    new Fault.Freeze("gateway-2", Duration.ofSeconds(4)),
                    new Fault.KafkaAway(Duration.ofSeconds(6), true),
                    new Fault.Kill("postgres", Duration.ofSeconds(1)));

    @Test
    void noKillLosesDoublesOrOverspendsANanoDollar() {
        Options options =
                Options.parse(
                        List.of(
                                "--seed", "1",
                                "--duration", "PT2M30S",
                                "--kafkas", "1",
                                "--meterings", "1",
                                "--gateways", "2",
                                "--callers", "150",
                                "--longest", "PT5S",
                                "--top-up", "0.30",
                                "--checkout", CHECKOUT.toString(),
                                "--data", DATA.toString()));
        Story story =
                new Story(System.out, LogFile.in(DATA.resolveSibling("short.story"), "story"));
        Iterator<Fault> faults = FAULTS.iterator();
        assertThat(new Run(options, faults, story).differences())
                .as("every process's log is in " + DATA.resolve("logs"))
                .filteredOn(row -> !row.holds())
                .map(Row::what)
                .isEmpty();
        assertThat(faults).as("all faults were made").isExhausted();
    }
}
