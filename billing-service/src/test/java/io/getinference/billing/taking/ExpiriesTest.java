package io.getinference.billing.taking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.getinference.billing.BillingServiceTest;
import io.getinference.billing.Journal;
import io.getinference.common.event.CreditExpired;
import io.getinference.common.event.CreditFact;
import io.getinference.common.event.CreditGranted;
import io.getinference.common.event.Wire;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.GrantId;
import io.getinference.common.outbox.Outbox;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.transaction.support.TransactionOperations;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

class ExpiriesTest extends BillingServiceTest {

    @Autowired Expiries expiries;
    @Autowired PostgresExpiries stored;
    @Autowired Outbox outbox;
    @Autowired TransactionOperations transactions;

    private final AccountId account = AccountId.next();
    private Instant now = Instant.EPOCH;

    @BeforeEach
    void look(@Autowired InstantSource clock) {
        now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    @Test
    void theJournalHearsOnceOfEachGrantWhoseTimeHasCome() {
        GrantId first = grant(Duration.ofDays(1));
        GrantId second = grant(Duration.ofDays(2));
        grant(Duration.ofDays(3));

        expiries.tellDue(now.plus(Duration.ofDays(1)).minusMillis(1));
        expiries.tellDue(now.plus(Duration.ofDays(1)));
        expiries.tellDue(now.plus(Duration.ofDays(2)));
        expiries.tellDue(now.plus(Duration.ofDays(2)));

        assertThat(expired(2))
                .containsExactly(
                        new CreditExpired(account, 4, first),
                        new CreditExpired(account, 5, second));
    }

    @Test
    void anExpiryIsToldOnceHoweverManyInstancesTellAtOnce() throws Exception {
        GrantId grant = grant(Duration.ofDays(1));
        Callable<Boolean> instance =
                () -> {
                    expiries.tellDue(now.plus(Duration.ofDays(1)));
                    return true;
                };

        try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(instances.invokeAll(Stream.generate(() -> instance).limit(8).toList()))
                    .extracting(Future::get)
                    .containsOnly(true);
        }
        GrantId next = grant(Duration.ofDays(9));

        assertThat(expired(1)).containsExactly(new CreditExpired(account, 2, grant));
        assertThat(numberOf(next)).isEqualTo(3);
    }

    @Test
    void oneLookTellsNoMoreThanABatch() {
        Expiries narrow =
                new Expiries(
                        stored,
                        outbox,
                        transactions,
                        new TakingSettings(Duration.ofSeconds(5), 2, 100));
        for (int i = 0; i < 3; i++) {
            grant(Duration.ofDays(1));
        }
        expiries.tellDue(now); // so that nothing of other tests is due before
        Instant due = now.plus(Duration.ofDays(1));

        narrow.tellDue(due);
        assertThat(stored.due(due, 100)).filteredOn(this::isMine).hasSize(1);
        narrow.tellDue(due);
        assertThat(stored.due(due, 100)).filteredOn(this::isMine).isEmpty();
    }

    @Test
    void theServiceLooksByItself() {
        grant(Duration.ofSeconds(2));

        await().atMost(Duration.ofSeconds(20)).until(() -> expired().size() == 1);
    }

    private boolean isMine(Expiry expiry) {
        return expiry.account().equals(account);
    }

    private List<CreditExpired> expired(int count) {
        await().until(() -> expired().size() >= count);
        return expired();
    }

    private List<CreditExpired> expired() {
        return Journal.of(account).stream()
                .filter(CreditExpired.class::isInstance)
                .map(CreditExpired.class::cast)
                .toList();
    }

    private long numberOf(GrantId grant) {
        return await()
                .until(() -> Journal.of(account), facts -> facts.getLast().number() >= 3)
                .stream()
                .filter(fact ->
                        fact instanceof CreditGranted granted && granted.grant().equals(grant))
                .mapToLong(CreditFact::number)
                .findFirst()
                .orElseThrow();
    }

    private GrantId grant(Duration lasting) {
        String body =
                "{\"amount_usd\":\"5.00\",\"kind\":\"paid\",\"expires_at\":\"%s\"}"
                        .formatted(now.plus(lasting));
        String granted =
                http.post()
                        .uri("/accounts/" + account + "/grants")
                        .header("Idempotency-Key", GrantId.next().value())
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(body)
                        .exchange()
                        .expectStatus()
                        .isCreated()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        return new GrantId(Wire.JSON.readTree(granted).path("id").asString());
    }
}
