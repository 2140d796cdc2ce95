package io.getinference.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.getinference.common.event.Outcome;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.rating.TokenKind;
import io.getinference.gateway.provider.Rows;
import io.getinference.simulator.bill.BillEntry;
import io.getinference.simulator.fault.Fault;
import io.getinference.simulator.fault.FaultMatch;
import io.getinference.simulator.model.Provider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A model of one provider fails, on real sockets, and one of the other's answers in its place. */
class FailOverOverHttpTest extends RunningGateway {

    private static final String OPUS = Rows.OPUS_5.upstream().value();
    private static final String FLASH_LITE = Rows.FLASH_LITE.upstream().value();

    static Stream<List<Fault>> failures() {
        return Stream.of(
                Collections.nCopies(3, new Fault.Status(529, 0)),
                List.of(new Fault.Status(401, 0)),
                List.of(new Fault.Status(404, 0)),
                List.of(new Fault.Status(429, 30)),
                List.of(new Fault.Page(502, false)),
                List.of(new Fault.Cut(Fault.BEFORE_HEADERS, true)),
                List.of(new Fault.Cut(0, false)),
                List.of(new Fault.Stall(Fault.BEFORE_HEADERS)));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void theCallerGetsOneAnswerAndPaysForThatAlone(List<Fault> faults) {
        for (String manner : List.of("", "'stream':true,")) {
            PROVIDERS.log().clear();
            faults.forEach(FailOverOverHttpTest::fault);
            try (UsageRead journal = new UsageRead()) {
                HttpResponse<String> answer = send(completion(question(manner)));

                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                assertThat(answer.headers().firstValue("x-model-served")).contains(FLASH_LITE);
                assertThat(answer.body()).contains("\"model\":\"" + WITH_ALTERNATIVE + "\"");
                // A call that we gave up is in the log once the provider has noticed.
                await().until(() -> asked().size() > faults.size());
                assertThat(asked()).containsExactlyInAnyOrderElementsOf(failedThenAnswered(faults));
                assertThat(journal.of(answer.headers().firstValue("x-request-id").orElseThrow()))
                        .singleElement()
                        .satisfies(FailOverOverHttpTest::isOfWhoAnswered);
            }
        }
    }

    @Test
    void anAnswerThatHasBegunIsNotBegunAnewBySomebodyElse() {
        fault(new Fault.Cut(2, true));

        HttpResponse<String> answer = send(completion(question("'stream':true,")));

        assertThat(answer.body()).contains("upstream_stream_interrupted").doesNotContain("[DONE]");
        assertThat(answer.headers().firstValue("x-model-served")).isEmpty();
        assertThat(asked()).containsExactly(OPUS);
    }

    @Test
    void whatTheAlternativeCannotTakeItIsNotAsked() {
        fault(new Fault.Status(401, 0));

        HttpResponse<String> answer =
                send(
                        completion(
                                question(
                                        "'response_format':{'type':'json_object'},"
                                                + "'tools':[{'type':'function','function':{'name':'f'}}],")));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(asked()).containsExactly(OPUS);
    }

    @Test
    void ofTwoFailuresTheCallerHearsThatOfTheModelItAsked() {
        fault(new Fault.Status(429, 30));
        PROVIDERS.faults().add(FaultMatch.next(Provider.GEMINI), new Fault.Page(502, false));

        HttpResponse<String> answer = send(completion(question("")));

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("30");
        assertThat(asked()).containsExactly(OPUS, FLASH_LITE);
    }

    private static void isOfWhoAnswered(UsageRecorded fact) {
        assertThat(fact.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(fact.attempt().model().value()).isEqualTo(WITH_ALTERNATIVE);
        assertThat(fact.attempt().asked()).isEqualTo(Rows.FLASH_LITE.upstream());
        assertThat(fact.attempt().answered()).isEqualTo(Rows.FLASH_LITE.upstream());
        assertThat(fact.price().model()).isEqualTo(Rows.FLASH_LITE.upstream());
        assertThat(fact.usage().of(TokenKind.OUTPUT)).isEqualTo(answered().billed().output());
    }

    private static List<String> failedThenAnswered(List<Fault> faults) {
        List<String> models = new ArrayList<>(Collections.nCopies(faults.size(), OPUS));
        models.add(FLASH_LITE);
        return models;
    }

    private static BillEntry answered() {
        return PROVIDERS.log().entries().stream()
                .filter(entry -> entry.modelAsked().equals(FLASH_LITE))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> asked() {
        return PROVIDERS.log().entries().stream().map(BillEntry::modelAsked).toList();
    }

    private static void fault(Fault fault) {
        PROVIDERS.faults().add(new FaultMatch(Provider.ANTHROPIC, OPUS, 1, Map.of()), fault);
    }

    private static String question(String more) {
        return "{%s'model':'%s','max_tokens':1000,'messages':[{'role':'user','content':'Hi'}]}"
                .formatted(more, WITH_ALTERNATIVE);
    }
}
