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
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.EntityExchangeResult;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

class ExpiringGrantTest extends BillingServiceTest {

    @Autowired InstantSource clock;

    private final AccountId account = AccountId.next();

    @Test
    void creditThatExpiresIsToldWithItsTime() {
        Instant tomorrow = tomorrow();

        EntityExchangeResult<String> granted = grant("expiring", '"' + tomorrow.toString() + '"');
        EntityExchangeResult<String> lasting = grant("lasting", "null");

        assertThat(granted.getStatus().value()).isEqualTo(201);
        assertThat(json(granted).path("expires_at").asString()).isEqualTo(tomorrow.toString());
        assertThat(json(lasting).path("expires_at").isNull()).isTrue();
        List<CreditGranted> told =
                await().until(() -> Journal.of(account), facts -> facts.size() == 2).stream()
                        .map(CreditGranted.class::cast)
                        .toList();
        assertThat(told.getFirst().expiresAt()).isEqualTo(tomorrow);
        assertThat(told.getLast().expiresAt()).isNull();
    }

    @Test
    void theTimeIsAmongWhatIsAskedFor() {
        grant("expiring", '"' + tomorrow().toString() + '"');

        assertThat(grant("expiring", "null").getStatus().value()).isEqualTo(422);
        assertThat(grant("expiring", '"' + tomorrow().plusSeconds(1).toString() + '"'))
                .extracting(answer -> answer.getStatus().value())
                .isEqualTo(422);
    }

    @Test
    void aRequestThatIsRepeatedAfterItsExpiryIsStillTheSame() {
        String passed = "\"2026-01-01T00:00:00Z\"";
        EntityExchangeResult<String> first = grant("expiring", '"' + tomorrow().toString() + '"');
        jdbc.sql("alter table credit_grant disable trigger credit_grant_stays").update();
        jdbc.sql("update credit_grant set expires_at = '2026-01-01T00:00:00Z' where account = ?")
                .param(account.value())
                .update();
        jdbc.sql("alter table credit_grant enable trigger credit_grant_stays").update();

        EntityExchangeResult<String> again = grant("expiring", passed);

        assertThat(again.getStatus().value()).isEqualTo(200);
        assertThat(json(again).path("id")).isEqualTo(json(first).path("id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1800000000",
                "\"tomorrow\"",
                "\"2027-01-31\"",
                "\"2026-01-01T00:00:00Z\"",
                "\"2226-01-01T00:00:00Z\"",
                "\"-1000-01-01T00:00:00Z\"",
                "\"+99999-01-01T00:00:00Z\"",
                "[]"
            })
    void refusesATimeThatCannotBeOrLiesBehindOrTooFarAhead(String time) {
        EntityExchangeResult<String> refused = grant("bad", time);

        assertThat(refused.getStatus().value()).isEqualTo(400);
        assertThat(json(refused).path("detail").asString()).contains("`expires_at`");
        assertThat(Wire.JSON.readTree(get("/accounts/" + account + "/grants")).path("grants"))
                .isEmpty();
    }

    private Instant tomorrow() {
        return clock.instant().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);
    }

    private EntityExchangeResult<String> grant(String key, String expiresAt) {
        return http.post()
                .uri("/accounts/" + account + "/grants")
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .body(
                        "{\"amount_usd\":\"5.00\",\"kind\":\"paid\",\"expires_at\":"
                                + expiresAt
                                + "}")
                .exchange()
                .expectBody(String.class)
                .returnResult();
    }

    private static JsonNode json(EntityExchangeResult<String> answer) {
        return Wire.JSON.readTree(answer.getResponseBody());
    }
}
