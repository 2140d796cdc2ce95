package io.getinference.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.getinference.common.event.Outcome;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.rating.TokenKind;
import io.getinference.simulator.bill.BillEntry;
import io.getinference.simulator.fault.Fault;
import io.getinference.simulator.fault.FaultMatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;

/** What a provider's failure and a caller's headers do to the whole gateway. */
@ExtendWith(OutputCaptureExtension.class)
class FailuresOverHttpTest extends RunningGateway {

    @ParameterizedTest
    @CsvSource({
        "public-claude-haiku-4-5-20251001, 529",
        "public-claude-haiku-4-5-20251001, 429",
        "public-gemini-2.5-flash-lite, 503",
        "public-gemini-2.5-flash-lite, 429"
    })
    void aProviderThatIsBusyForAMomentIsAskedAgainAndPaidOnce(String model, int status) {
        fault(new Fault.Status(status, 0));
        try (UsageRead journal = new UsageRead()) {
            HttpResponse<String> answer = send(completion(question(model)));

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(bills()).extracting(BillEntry::status).containsExactly(status, 200);
            assertThat(journal.of(answer.headers().firstValue("x-request-id").orElseThrow()))
                    .extracting(UsageRecorded::outcome)
                    .containsExactly(Outcome.COMPLETED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"public-claude-haiku-4-5-20251001", "public-gemini-2.5-flash-lite"})
    void aRequestThatTheProviderHasIsNeverSentTwice(String model) {
        List<Fault> faults =
                List.of(
                        new Fault.Cut(Fault.BEFORE_HEADERS, true),
                        new Fault.Cut(Fault.BEFORE_HEADERS, false),
                        new Fault.Cut(0, true),
                        new Fault.Cut(2, true),
                        new Fault.Page(502, false));
        for (Fault fault : faults) {
            PROVIDERS.log().clear();
            fault(fault);

            assertThat(send(completion(question(model))).statusCode()).isEqualTo(500);

            assertThat(bills()).as(fault.toString()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"public-claude-haiku-4-5-20251001", "public-gemini-2.5-flash-lite"})
    void usageIsOnRecordExactlyWhenTheCallerHangsUp(String model) throws Exception {
        fault(new Fault.Delay(Fault.Delay.Before.EACH_EVENT, 30));
        String body = question(model).replaceFirst("\\{", "{'stream':true,");
        try (UsageRead journal = new UsageRead()) {
            HttpResponse<Stream<String>> answer =
                    client.send(completion(body).build(), BodyHandlers.ofLines());
            try (Stream<String> lines = answer.body()) {
                assertThat(lines.findFirst()).isPresent();
            }
            client.shutdownNow();
            String request = answer.headers().firstValue("x-request-id").orElseThrow();

            await().until(() -> !journal.of(request).isEmpty());

            UsageRecorded fact = journal.of(request).getFirst();
            assertThat(fact.outcome()).isEqualTo(Outcome.DRAINED);
            assertThat(fact.estimated()).isFalse();
            assertThat(fact.usage().of(TokenKind.OUTPUT))
                    .isEqualTo(bills().getFirst().billed().output());
        }
    }

    @Test
    void whatTheProviderSaysOfUsReachesNeitherCallersNorLogs(CapturedOutput log) {
        for (int status : new int[] {400, 401, 429, 500}) {
            Fault.Hints hints =
                    new Fault.Hints(null, null, "org acme-7, key test-key: Ünder is no word");
            for (int attempt = 0; attempt < 3; attempt++) {
                fault(new Fault.Status(status, 0, hints));
            }

            HttpResponse<String> answer = send(completion(question(HAIKU)));

            assertThat(answer.statusCode()).isEqualTo(status == 401 ? 500 : status);
            assertThat(answer.headers() + answer.body())
                    .doesNotContain("acme-7", "test-key", "no word");
            PROVIDERS.faults().clear();
        }
        assertThat(log.getAll())
                .contains("authentication_error")
                .doesNotContain("acme-7", "test-key", "no word", SECRET);
    }

    @Test
    void noHeaderOfTheCallersReachesAProvider() {
        List<String> names =
                List.of(
                        "anthropic-beta",
                        "x-goog-user-project",
                        "cookie",
                        "openai-organization",
                        "x-forwarded-for",
                        "x-stainless-lang",
                        "traceparent",
                        "idempotency-key");
        for (String model : List.of(HAIKU, FLASH)) {
            HttpRequest.Builder request = completion(question(model));
            for (String name : names) {
                request.header(name, "of-the-caller");
                PROVIDERS
                        .faults()
                        .add(
                                FaultMatch.next().with(name, "of-the-caller"),
                                new Fault.Status(500, 0));
            }
            for (String name : List.of("authorization", "x-api-key", "x-goog-api-key")) {
                PROVIDERS
                        .faults()
                        .add(
                                FaultMatch.next().with(name, "Bearer " + SECRET),
                                new Fault.Status(500, 0));
            }
            PROVIDERS
                    .faults()
                    .add(
                            FaultMatch.next().with("user-agent", "getinference"),
                            new Fault.Status(400, 0));

            HttpResponse<String> answer = send(request);

            assertThat(answer.statusCode()).as("only our own header is there").isEqualTo(400);
            assertThat(PROVIDERS.faults().waiting()).hasSize(names.size() + 3);
            PROVIDERS.reset();
        }
    }

    private static void fault(Fault fault) {
        PROVIDERS.faults().add(FaultMatch.next(), fault);
    }

    private static List<BillEntry> bills() {
        return PROVIDERS.log().entries();
    }

    private static String question(String model) {
        return "{'model':'%s','max_tokens':1000,'messages':[{'role':'user','content':'Ünder'}]}"
                .formatted(model);
    }
}
