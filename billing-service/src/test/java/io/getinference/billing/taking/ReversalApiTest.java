package io.getinference.billing.taking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.getinference.billing.BillingServiceTest;
import io.getinference.billing.Journal;
import io.getinference.common.event.CreditFact;
import io.getinference.common.event.CreditReversed;
import io.getinference.common.event.CreditReversed.Cause;
import io.getinference.common.event.Wire;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.GrantId;
import io.getinference.common.money.Money;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.EntityExchangeResult;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

class ReversalApiTest extends BillingServiceTest {

    private static final String TWO = "{\"amount_usd\":\"2.00\",\"reason\":\"changed their mind\"}";

    private final AccountId account = AccountId.next();

    @Test
    void aRefundIsToldToTheJournalOnceForAnIdempotencyKey() {
        GrantId grant = grant("paid");

        EntityExchangeResult<String> first = ask(grant, "refund", "once", TWO);
        EntityExchangeResult<String> again = ask(grant, "refund", "once", TWO);

        assertThat(first.getStatus().value()).isEqualTo(202);
        assertThat(again.getStatus().value()).isEqualTo(200);
        assertThat(again.getResponseBody()).isEqualTo(first.getResponseBody());
        JsonNode reversal = json(first);
        assertThat(reversal.path("status").asString()).isEqualTo("pending");
        assertThat(reversal.path("cause").asString()).isEqualTo("refund");
        assertThat(reversal.path("reason").asString()).isEqualTo("changed their mind");
        assertThat(reversal.path("number").asLong()).isEqualTo(2);
        assertThat(json(get("/accounts/" + account + "/reversals/2"))).isEqualTo(reversal);
        assertThat(journal(2).getLast())
                .isEqualTo(
                        new CreditReversed(account, 2, grant, Money.ofUsd("2.00"), Cause.REFUND));
    }

    @Test
    void aChargebackIsToldAsOne() {
        GrantId grant = grant("paid");
        ask(grant, "chargeback", "once", TWO);

        assertThat(journal(2).getLast())
                .isEqualTo(
                        new CreditReversed(
                                account, 2, grant, Money.ofUsd("2.00"), Cause.CHARGEBACK));
    }

    @Test
    void manyRequestsWithOneKeyAtTheSameTimeAreOneReversal() throws Exception {
        GrantId grant = grant("paid");
        Callable<Integer> request = () -> ask(grant, "refund", "same", TWO).getStatus().value();

        List<Integer> statuses;
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            statuses =
                    callers.invokeAll(Stream.generate(() -> request).limit(12).toList()).stream()
                            .map(Future::resultNow)
                            .toList();
        }

        assertThat(statuses).containsOnlyOnce(202).containsOnly(200, 202);
        ask(grant, "refund", "another", TWO);
        assertThat(journal(3)).extracting(CreditFact::number).containsExactly(1L, 2L, 3L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "refund     | {\"amount_usd\":\"2.01\",\"reason\":\"changed their mind\"}",
                "refund     | {\"amount_usd\":\"2.00\",\"reason\":\"other\"}",
                "chargeback | {\"amount_usd\":\"2.00\",\"reason\":\"changed their mind\"}"
            })
    void refusesAnIdempotencyKeyThatComesWithAnotherWish(String cause, String body) {
        GrantId grant = grant("paid");
        ask(grant, "refund", "reused", TWO);

        assertThat(ask(grant, cause, "reused", body).getStatus().value()).isEqualTo(422);
    }

    @Test
    void aPaymentIsTakenFromUsOnceAndNotBeyondItsAmount() {
        GrantId grant = grant("paid");
        String four = TWO.replace("2.00", "4.00");
        assertThat(ask(grant, "chargeback", "a", four).getStatus().value()).isEqualTo(202);

        EntityExchangeResult<String> tooMuch = ask(grant, "chargeback", "b", TWO);

        assertThat(tooMuch.getStatus().value()).isEqualTo(409);
        assertThat(tooMuch.getResponseBody()).contains("at most 1.00");
        assertThat(ask(grant, "chargeback", "c", TWO.replace("2.00", "1.00")).getStatus().value())
                .isEqualTo(202);
        assertThat(journal(3)).extracting(CreditFact::number).containsExactly(1L, 2L, 3L);
    }

    @Test
    void refusesARefundBeyondThePayment() {
        String more = TWO.replace("2.00", "5.000000001");
        assertThat(ask(grant("paid"), "refund", "a", more).getStatus().value()).isEqualTo(409);
    }

    @Test
    void refusesToPayBackWhatWasNeverPaid() {
        GrantId gift = grant("promotional");

        assertThat(ask(gift, "refund", "a", TWO).getStatus().value()).isEqualTo(409);
        assertThat(ask(gift, "chargeback", "b", TWO).getStatus().value()).isEqualTo(409);
    }

    @Test
    void doesNotKnowAnotherAccountsGrantOrReversal() {
        GrantId grant = grant("paid");
        ask(grant, "refund", "a", TWO);
        AccountId other = AccountId.next();

        assertThat(ask(other, grant, "refund", new Named("a", TWO)).getStatus().value())
                .isEqualTo(404);
        assertThat(json(get("/accounts/" + other + "/reversals")).path("reversals")).isEmpty();
        http.get()
                .uri("/accounts/" + other + "/reversals/2")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void listsReversalsInPages() {
        GrantId grant = grant("paid");
        for (String key : List.of("a", "b", "c")) {
            ask(grant, "refund", key, TWO);
        }
        String path = "/accounts/" + account + "/reversals?limit=2";

        JsonNode first = json(get(path));
        JsonNode rest = json(get(path + "&cursor=" + first.path("next_cursor").asString()));

        assertThat(first.path("reversals")).hasSize(2);
        assertThat(rest.path("reversals")).hasSize(1);
        assertThat(rest.path("next_cursor").isNull()).isTrue();
        http.get()
                .uri("/accounts/" + account + "/reversals?limit=0")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "amount_usd | {\"reason\":\"x\"}",
                "amount_usd | {\"amount_usd\":2,\"reason\":\"x\"}",
                "amount_usd | {\"amount_usd\":\"0\",\"reason\":\"x\"}",
                "reason | {\"amount_usd\":\"2.00\"}",
                "reason | {\"amount_usd\":\"2.00\",\"reason\":\" \"}",
                "reason | {\"amount_usd\":\"2.00\",\"reason\":7}",
                "reason | {\"amount_usd\":\"2.00\",\"reason\":\"a\\u0000b\"}",
                "field | {\"amount_usd\":\"2.00\",\"reason\":\"x\",\"grant\":\"y\"}",
                "body | []"
            })
    void badInputIsRefusedNamingTheField(String field, String body) {
        EntityExchangeResult<String> refused = ask(grant("paid"), "refund", "bad", body);

        assertThat(refused.getStatus().value()).isEqualTo(400);
        assertThat(json(refused).path("detail").asString()).contains(field);
    }

    @Test
    void refusesARequestWithoutAnIdempotencyKey() {
        http.post()
                .uri("/accounts/" + account + "/grants/" + grant("paid") + "/refund")
                .contentType(MediaType.APPLICATION_JSON)
                .body(TWO)
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update credit_reversal set reason = 'other'",
                "delete from credit_reversal",
                "truncate credit_reversal",
                "delete from posted_taking",
                "truncate posted_taking"
            })
    void theDatabaseRefusesToChangeWhatWasAsked(String change) {
        ask(grant("paid"), "refund", "a", TWO);
        jdbc.sql(
                        """
                        insert into posted_taking (taking, account, number, amount_nano, owed_nano,
                                                   booked_at, recorded_at, event)
                        values ('any', 'any', 1, 0, 0, now(), now(), '{}') on conflict do nothing
                        """)
                .update();

        assertThatThrownBy(() -> jdbc.sql(change).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("never changed or deleted");
    }

    private EntityExchangeResult<String> ask(GrantId grant, String cause, String key, String body) {
        return ask(account, grant, cause, new Named(key, body));
    }

    private EntityExchangeResult<String> ask(
            AccountId of, GrantId grant, String cause, Named request) {
        return http.post()
                .uri("/accounts/" + of + "/grants/" + grant + "/" + cause)
                .header("Idempotency-Key", request.key())
                .contentType(MediaType.APPLICATION_JSON)
                .body(request.body())
                .exchange()
                .expectBody(String.class)
                .returnResult();
    }

    private GrantId grant(String kind) {
        EntityExchangeResult<String> granted =
                http.post()
                        .uri("/accounts/" + account + "/grants")
                        .header("Idempotency-Key", "grant")
                        .contentType(MediaType.APPLICATION_JSON)
                        .body("{\"amount_usd\":\"5.00\",\"kind\":\"" + kind + "\"}")
                        .exchange()
                        .expectBody(String.class)
                        .returnResult();
        return new GrantId(json(granted).path("id").asString());
    }

    private List<CreditFact> journal(int count) {
        return await().until(() -> Journal.of(account), facts -> facts.size() >= count);
    }

    private static JsonNode json(EntityExchangeResult<String> answer) {
        return Wire.JSON.readTree(answer.getResponseBody());
    }

    private static JsonNode json(String body) {
        return Wire.JSON.readTree(body);
    }

    /** A body under its Idempotency-Key. */
    private record Named(String key, String body) {}
}
