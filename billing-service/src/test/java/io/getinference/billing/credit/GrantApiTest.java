package io.getinference.billing.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.getinference.billing.BillingServiceTest;
import io.getinference.billing.Journal;
import io.getinference.common.event.CreditGranted;
import io.getinference.common.event.Wire;
import io.getinference.common.id.AccountId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.EntityExchangeResult;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class GrantApiTest extends BillingServiceTest {

    private static final String FIVE = "{\"amount_usd\":\"5.00\",\"kind\":\"paid\"}";

    private final AccountId account = AccountId.next();

    @Test
    void grantsCreditOnceForAnIdempotencyKey() {
        EntityExchangeResult<String> first = grant("once", FIVE);
        EntityExchangeResult<String> again =
                grant("once", "{ \"kind\":\"paid\", \"amount_usd\":\"5.000\", \"priority\": 0 }");

        assertThat(first.getStatus().value()).isEqualTo(201);
        assertThat(again.getStatus().value()).isEqualTo(200);
        assertThat(again.getResponseBody()).isEqualTo(first.getResponseBody());
        JsonNode grant = Wire.JSON.readTree(first.getResponseBody());
        assertThat(grant.path("id").asString()).startsWith("grant_");
        assertThat(grant.path("amount_usd").asString()).isEqualTo("5.00");
        assertThat(grant.path("amount_nano").asString()).isEqualTo("5000000000");
        assertThat(balance().path("granted_nano").asString()).isEqualTo("5000000000");
        assertThat(balance().path("remaining_usd").asString()).isEqualTo("5.00");
    }

    @Test
    void refusesAnIdempotencyKeyThatComesWithAnotherBody() {
        grant("reused", FIVE);

        EntityExchangeResult<String> other =
                grant("reused", "{\"amount_usd\":\"6.00\",\"kind\":\"paid\"}");

        assertThat(other.getStatus().value()).isEqualTo(422);
        assertThat(other.getResponseBody()).contains("Idempotency-Key");
        assertThat(balance().path("granted_nano").asString()).isEqualTo("5000000000");
    }

    @Test
    void keysOfDifferentAccountsDoNotMeet() {
        assertThat(grant("shared", FIVE).getStatus().value()).isEqualTo(201);
        assertThat(grant(AccountId.next(), "shared", FIVE).getStatus().value()).isEqualTo(201);
    }

    @Test
    void manyRequestsWithOneKeyAtTheSameTimeAreOneGrant() throws Exception {
        List<Integer> statuses = atOnce(Stream.generate(() -> "same").limit(12).toList());

        assertThat(statuses).containsOnlyOnce(201).containsOnly(200, 201);
        assertThat(balance().path("granted_nano").asString()).isEqualTo("5000000000");
        assertThat(Wire.JSON.readTree(get(path("/grants"))).path("grants")).hasSize(1);
    }

    @Test
    void theJournalHearsOfEachGrantOnceInTheOrderOfItsNumber() throws Exception {
        List<Integer> statuses =
                atOnce(IntStream.range(0, 12).mapToObj(index -> "key-" + index % 6).toList());

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(6);
        await().untilAsserted(() ->
                assertThat(journal())
                        .extracting(CreditGranted::number)
                        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L));
    }

    @Test
    void promotionalCreditIsKeptApartFromWhatWasPaidFor() {
        grant("paid", FIVE);
        grant("gift", "{\"amount_usd\":\"0.000000001\",\"kind\":\"promotional\",\"priority\":7}");

        assertThat(balance().path("remaining_paid_nano").asString()).isEqualTo("5000000000");
        assertThat(balance().path("remaining_promotional_nano").asString()).isEqualTo("1");
        assertThat(journal(2).getLast().priority()).isEqualTo(7);
    }

    @Test
    void listsGrantsInPages() {
        grant("a", FIVE);
        grant("b", FIVE);
        grant("c", FIVE);

        JsonNode first = Wire.JSON.readTree(get(path("/grants?limit=2")));
        JsonNode rest =
                Wire.JSON.readTree(
                        get(
                                path(
                                        "/grants?limit=2&cursor="
                                                + first.path("next_cursor").asString())));

        assertThat(first.path("grants")).hasSize(2);
        assertThat(rest.path("grants")).hasSize(1);
        assertThat(rest.path("next_cursor").isNull()).isTrue();
    }

    @Test
    void showsAGrantWithWhatIsLeftOfIt() {
        String id = json(grant("once", FIVE)).path("id").asString();

        JsonNode grant = Wire.JSON.readTree(get(path("/grants/" + id)));

        assertThat(grant.path("amount_usd").asString()).isEqualTo("5.00");
        assertThat(grant.path("used_nano").asString()).isEqualTo("0");
        assertThat(grant.path("remaining_usd").asString()).isEqualTo("5.00");
        http.get()
                .uri("/accounts/" + AccountId.next() + "/grants/" + id)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "amount_usd | {}",
                "amount_usd | {\"amount_usd\":5,\"kind\":\"paid\"}",
                "amount_usd | {\"amount_usd\":\"0\",\"kind\":\"paid\"}",
                "amount_usd | {\"amount_usd\":\"-1\",\"kind\":\"paid\"}",
                "amount_usd | {\"amount_usd\":\"1e3\",\"kind\":\"paid\"}",
                "amount_usd | {\"amount_usd\":\"0.0000000001\",\"kind\":\"paid\"}",
                "amount_usd | {\"amount_usd\":\"100000.000000001\",\"kind\":\"paid\"}",
                "amount_usd | {\"amount_usd\":\"9999999999.999999999\",\"kind\":\"paid\"}",
                "kind | {\"amount_usd\":\"1\"}",
                "kind | {\"amount_usd\":\"1\",\"kind\":\"free\"}",
                "kind | {\"amount_usd\":\"1\",\"kind\":[\"paid\"]}",
                "priority | {\"amount_usd\":\"1\",\"kind\":\"paid\",\"priority\":\"1\"}",
                "priority | {\"amount_usd\":\"1\",\"kind\":\"paid\",\"priority\":-1}",
                "priority | {\"amount_usd\":\"1\",\"kind\":\"paid\",\"priority\":1.5}",
                "priority | {\"amount_usd\":\"1\",\"kind\":\"paid\",\"priority\":99999999999}",
                "field | {\"amount_usd\":\"1\",\"kind\":\"paid\",\"expire_at\":\"2027-01-31T00:00:00Z\"}",
                "body | []",
                "body | {\"amount_usd\":",
                "body | null"
            })
    void badInputIsRefusedNamingTheField(String field, String body) {
        EntityExchangeResult<String> refused = grant("bad", body);

        assertThat(refused.getStatus().value()).isEqualTo(400);
        assertThat(refused.getResponseHeaders().getContentType())
                .isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(Wire.JSON.readTree(refused.getResponseBody()).path("detail").asString())
                .contains(field);
        assertThat(balance().path("granted_nano").asString()).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 201})
    void refusesAnIdempotencyKeyThatIsEmptyOrTooLong(int length) {
        assertThat(grant("k".repeat(length), FIVE).getStatus().value()).isEqualTo(400);
    }

    @Test
    void refusesAnIdempotencyKeyWithASpace() {
        EntityExchangeResult<String> refused = grant("two words", FIVE);

        assertThat(refused.getStatus().value()).isEqualTo(400);
        assertThat(refused.getResponseBody()).contains("Idempotency-Key");
    }

    @Test
    void refusesARequestWithoutAnIdempotencyKey() {
        http.post()
                .uri(path("/grants"))
                .contentType(MediaType.APPLICATION_JSON)
                .body(FIVE)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .value(body -> assertThat(body).contains("Idempotency-Key"));
    }

    @Test
    void refusesAnAccountThatCannotBeOne() {
        http.get().uri("/accounts/acct_nobody/grants").exchange().expectStatus().isBadRequest();
        http.get().uri("/accounts/acct_nobody/balance").exchange().expectStatus().isBadRequest();
    }

    @Test
    void refusesAnotherContentTypeAndABodyThatIsTooLarge() {
        http.post()
                .uri(path("/grants"))
                .header("Idempotency-Key", "text")
                .contentType(MediaType.TEXT_PLAIN)
                .body(FIVE)
                .exchange()
                .expectStatus()
                .isEqualTo(415);
        assertThat(grant("large", " ".repeat(20_000) + FIVE).getStatus().value()).isEqualTo(413);
    }

    private static JsonNode json(EntityExchangeResult<String> answer) {
        return Wire.JSON.readTree(answer.getResponseBody());
    }

    private List<Integer> atOnce(List<String> keys) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> requests =
                    keys.stream()
                            .map(key ->
                                    (Callable<Integer>) () -> grant(key, FIVE).getStatus().value())
                            .toList();
            return threads.invokeAll(requests).stream().map(Future::resultNow).toList();
        }
    }

    private EntityExchangeResult<String> grant(String key, String body) {
        return grant(account, key, body);
    }

    private EntityExchangeResult<String> grant(AccountId to, String key, String body) {
        return http.post()
                .uri("/accounts/" + to + "/grants")
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange()
                .expectBody(String.class)
                .returnResult();
    }

    private JsonNode balance() {
        return Wire.JSON.readTree(get(path("/balance")));
    }

    private String path(String what) {
        return "/accounts/" + account + what;
    }

    private List<CreditGranted> journal(int events) {
        await().untilAsserted(() -> assertThat(journal()).hasSize(events));
        return journal();
    }

    private List<CreditGranted> journal() {
        return Journal.of(account).stream().map(CreditGranted.class::cast).toList();
    }
}
