package io.getinference.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.getinference.common.event.UsageRecorded;
import io.getinference.common.event.Wire;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Rating;
import io.getinference.simulator.fault.FaultSyntax;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The README's table of faults: every way to fail that the simulator plays, ordered of the whole
 * gateway, and what the caller then sees and the journal says. Each fault lasts: it is ordered by
 * the question itself, so that a second attempt meets it too.
 */
@Tag("full") // a hundred faults, and the silences among them take their time
class FaultTableTest extends RunningGateway {

    private static final String TWO_CALLS =
            ",'tools':[{'type':'function','function':{'name':'a'}},"
                    + "{'type':'function','function':{'name':'b'}}]";

    /**
     * A row of the table.
     *
     * @param whole what the caller of a plain answer sees
     * @param streamed what the caller of a streamed one sees
     * @param onRecord who pays
     */
    record Row(String fault, String provider, String whole, String streamed, String onRecord) {

        static Row of(String line) {
            String[] cells = line.replace("`", "").split(" *\\| *", -1);
            return new Row(cells[1], cells[2], cells[3], cells[4], cells[5]);
        }

        String type() {
            return fault.split(":", -1)[0];
        }
    }

    static List<Row> table() throws IOException {
        return Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.matches("\\| `[A-Za-z_0-9:]+` \\| (both|Claude|Gemini) \\|.*"))
                .map(Row::of)
                .toList();
    }

    static Stream<Row> rowsOfOneProvider() throws IOException {
        return table().stream().flatMap(row -> providers(row).map(provider -> with(row, provider)));
    }

    @Test
    void theTableNamesEveryFaultThereIsForEachProvider() throws Exception {
        for (String provider : List.of("Claude", "Gemini")) {
            assertThat(rowsOfOneProvider().filter(row -> row.provider().equals(provider)))
                    .as(provider)
                    .extracting(Row::type)
                    .containsAll(
                            FaultSyntax.types().stream()
                                    // Claude has no such end, and the simulator refuses to play it.
                                    .filter(type ->
                                            provider.equals("Gemini")
                                                    || !type.equals("malformed_call"))
                                    .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("rowsOfOneProvider")
    void theCallerSeesWhatTheTableSays(Row row) throws Exception {
        try (UsageRead journal = new UsageRead()) {
            HttpResponse<String> whole = ask(row, "");
            HttpResponse<String> streamed = ask(row, "'stream':true,");

            assertThat(
                            new Row(
                                    row.fault(),
                                    row.provider(),
                                    seen(whole),
                                    seen(streamed),
                                    both(paid(journal, whole), paid(journal, streamed))))
                    .isEqualTo(row);
        }
        assertThat(PROVIDERS.log().entries())
                .as("the fault was played")
                .isNotEmpty()
                .allMatch(entry -> row.type().equals(entry.fault()));
    }

    private HttpResponse<String> ask(Row row, String manner) {
        boolean calls = row.type().equals("same_tool_ids");
        String order =
                "[[sim: tokens=300 %s fault=%s]]"
                        .formatted(calls ? "tool=a{} tool=b{}" : "", row.fault());
        awaitProviders();
        return send(
                completion(
                        "{%s'model':'%s','max_tokens':1000%s,'messages':[{'role':'user','content':'Ünder %s'}]}"
                                .formatted(
                                        manner,
                                        row.provider().equals("Claude") ? HAIKU : FLASH,
                                        calls ? TWO_CALLS : "",
                                        order)));
    }

    /** One fault closes the providers' door for a while. */
    private static void awaitProviders() {
        await().ignoreExceptions()
                .until(() -> {
                    new Socket(PROVIDERS.baseUrl().getHost(), PROVIDERS.baseUrl().getPort())
                            .close();
                    return true;
                });
    }

    private static String seen(HttpResponse<String> answer) {
        assertThat(answer.headers() + answer.body())
                .doesNotContain("test-key", "anthropic-", "x-goog", "cloudflare");
        assertThat(answer.headers().firstValue("x-should-retry").orElse("unsaid"))
                .isEqualTo(shouldRetry(answer));
        if (answer.statusCode() != 200) {
            return (answer.statusCode() + " " + code(Wire.JSON.readTree(answer.body()))).strip();
        }
        String type = answer.headers().firstValue("Content-Type").orElseThrow();
        return type.startsWith("text/event-stream")
                ? "200 " + end(answer.body())
                : "200 " + finish(Wire.JSON.readTree(answer.body()));
    }

    /** Official clients obey it before they look at the status. */
    private static String shouldRetry(HttpResponse<String> answer) {
        return switch (answer.statusCode()) {
            case 200 -> "unsaid";
            case 400 -> "false";
            case 500 -> Boolean.toString(answer.body().contains("upstream_"));
            default -> "true";
        };
    }

    /** How a stream ends; nothing may follow its end. */
    private static String end(String stream) {
        List<String> events =
                Arrays.stream(stream.split("\n\n"))
                        .filter(event -> !event.startsWith(":"))
                        .toList();
        if (events.getLast().equals("data: [DONE]")) {
            return finish(json(events.get(events.size() - 2)));
        }
        return "then " + code(json(events.getLast()));
    }

    private static JsonNode json(String event) {
        assertThat(event).startsWith("data: {");
        return Wire.JSON.readTree(event.substring("data: ".length()));
    }

    private static String code(JsonNode error) {
        assertThat(error.at("/error/message").stringValue()).isNotBlank();
        return error.at("/error/code").asString("");
    }

    private static String finish(JsonNode answer) {
        return answer.at("/choices/0/finish_reason").asString();
    }

    private static String paid(UsageRead journal, HttpResponse<String> answer) {
        List<UsageRecorded> facts =
                journal.of(answer.headers().firstValue("x-request-id").orElseThrow());
        assertThat(facts).hasSizeLessThan(2);
        return facts.isEmpty() ? "nothing" : paid(facts.getFirst());
    }

    private static String paid(UsageRecorded fact) {
        Money ceiling = fact.outcome().isBillable() ? fact.hold() : Money.ZERO;
        Money charge = Rating.rate(fact.usage(), fact.price().perMillion(), ceiling).charge();
        return who(fact, charge) + (fact.estimated() ? ", estimated" : "");
    }

    private static String who(UsageRecorded fact, Money charge) {
        return switch (fact.outcome()) {
            case COMPLETED, DRAINED -> {
                assertThat(charge.isPositive()).isTrue();
                yield "charged";
            }
            case FAILED -> "the house pays";
            case DECLINED -> "nobody pays";
        };
    }

    private static String both(String whole, String streamed) {
        return whole.equals(streamed) ? whole : whole + " / " + streamed;
    }

    private static Stream<String> providers(Row row) {
        return row.provider().equals("both")
                ? Stream.of("Claude", "Gemini")
                : Stream.of(row.provider());
    }

    private static Row with(Row row, String provider) {
        return new Row(row.fault(), provider, row.whole(), row.streamed(), row.onRecord());
    }
}
