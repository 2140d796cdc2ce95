package io.getinference.simulator;

import static io.getinference.simulator.Harness.HAIKU;
import static io.getinference.simulator.Harness.claudeBody;
import static io.getinference.simulator.Harness.geminiBody;
import static io.getinference.simulator.Harness.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.getinference.simulator.bill.BillEntry;
import io.getinference.simulator.bill.Tally;
import io.getinference.simulator.fault.FaultMatch;
import io.getinference.simulator.fault.FaultSyntax;
import io.getinference.simulator.fault.Faults;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The README's table of faults is complete, spelt right, and played in every way of ordering. */
@Timeout(60)
class FaultTableTest {
    private static final String FLASH = "gemini-2.5-flash";

    /** Needs tool calls in the answer; {@link ContentFaultTest} plays it. */
    private static final Set<String> NEEDS_MORE = Set.of("same_tool_ids");

    @AutoClose private final Harness harness = Harness.start();

    record Row(String type, String brief, String action, String seen, String billed) {
        @Override
        public String toString() {
            return type;
        }
    }

    static List<Row> table() throws IOException {
        return Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.matches("\\| `\\w+` \\| `.*` \\| `\\{\"type\".*"))
                .map(line -> line.split(" *\\| *", -1))
                .map(cells ->
                        new Row(bare(cells[1]), bare(cells[2]), bare(cells[3]), cells[4], cells[5]))
                .toList();
    }

    static List<Row> played() throws IOException {
        return table().stream().filter(row -> !NEEDS_MORE.contains(row.type())).toList();
    }

    private static String bare(String cell) {
        return cell.replace("`", "");
    }

    @Test
    void theTableNamesEveryFaultThereIsAndNoOther() throws Exception {
        assertThat(table().stream().map(Row::type))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(FaultSyntax.types());
        assertThat(harness.get("/__sim/faults").path("types").valueStream().map(t -> t.asString()))
                .containsExactlyInAnyOrderElementsOf(FaultSyntax.types());
    }

    @ParameterizedTest
    @MethodSource("table")
    void bothSpellingsOfARowAreTheSameFault(Row row) throws Exception {
        var fault = FaultSyntax.brief(row.brief());
        var order = FaultSyntax.order(json("{\"action\":" + row.action() + "}"));
        assertThat(order.fault()).isEqualTo(fault);
        assertThat(fault.type()).isEqualTo(row.type());
        assertThat(row.seen()).isNotBlank();
        assertThat(row.billed()).isNotBlank();
        var written = FaultSyntax.json(new Faults.Order(FaultMatch.next(), fault));
        assertThat(FaultSyntax.order(written).fault()).isEqualTo(fault);
    }

    @ParameterizedTest
    @MethodSource("played")
    void aRowIsPlayedByDirectiveByModelIdAndFromTheQueue(Row row) throws Exception {
        play(row, FLASH, "hello [[sim: fault=" + row.brief() + "]]");
        welcome(row);
        play(row, FLASH + "-sim-" + row.brief().replace(':', '-'), "hello");
        welcome(row);
        var queued =
                harness.post(
                        "/__sim/faults",
                        "{\"match\":{\"model\":\""
                                + FLASH
                                + "\"},\"action\":"
                                + row.action()
                                + "}");
        assertThat(queued.statusCode()).isEqualTo(200);
        play(row, FLASH, "hello");
        assertThat(harness.simulator.faults().waiting()).isEmpty();
    }

    /** A port that refuses has to be opened again for the next way of ordering. */
    private void welcome(Row row) {
        if (row.type().equals("refuse")) {
            harness.simulator.reset();
            await().ignoreExceptions().until(() -> harness.get("/__sim/health") != null);
        }
    }

    private void play(Row row, String model, String text) throws Exception {
        harness.simulator.log().clear();
        String body = geminiBody(text, "");
        String path = model + ":streamGenerateContent?alt=sse";
        try (RawCall call = RawCall.send(harness.geminiRequest(path, body).build(), body)) {
            if (row.type().equals("stall")) {
                assertThat(call.readUntil("candidates")).isTrue();
            } else {
                call.readAnswer();
            }
        }
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> !harness.log().isEmpty());
        BillEntry bill = harness.lastBill();
        assertThat(bill.fault()).isEqualTo(row.type());
        assertThat(bill.modelAsked()).isEqualTo(FLASH);
        if (row.billed().startsWith("nothing")) {
            assertThat(bill.billed()).isEqualTo(Tally.NOTHING);
            assertThat(bill.costNano()).isZero();
        } else {
            assertThat(bill.costNano()).isPositive();
        }
        if (row.billed().startsWith("all")) {
            assertThat(bill.billed()).isEqualTo(bill.generated());
            assertThat(bill.finish()).isEqualTo("STOP");
        }
    }

    @Test
    void aQueuedFaultWaitsForItsHeader() throws Exception {
        var ordered =
                harness.post(
                        "/__sim/faults",
                        """
                        {"match":{"header":{"X-Test":"7"},"nth":2},
                         "action":{"type":"status","status":503}}\
                        """);
        assertThat(json(ordered.body()).at("/waiting/0/match/header/X-Test").asString())
                .isEqualTo("7");
        String body = claudeBody(HAIKU, "hi", "");
        assertThat(status(body, "7")).isEqualTo(200);
        assertThat(status(body, "78")).isEqualTo(200);
        assertThat(harness.claude(body).statusCode()).isEqualTo(200);
        assertThat(status(body, "7")).isEqualTo(503);
        assertThat(harness.simulator.faults().waiting()).isEmpty();
    }

    private int status(String body, String header) throws Exception {
        return harness.send(harness.claudeRequest(body).header("x-test", header)).statusCode();
    }
}
