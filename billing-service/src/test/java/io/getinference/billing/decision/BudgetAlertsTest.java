package io.getinference.billing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.billing.usage.Samples;
import io.getinference.common.event.BudgetReached;
import io.getinference.common.event.Window;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.TeamId;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.time.Instant;

/** Budgets that were reached, from the fold's word to the list. */
class BudgetAlertsTest extends DecisionTest {

    private static final Instant TODAY = Instant.parse("2026-11-22T00:00:00Z");

    private final KeyId key = KeyId.next();

    @Test
    void aBudgetThatWasReachedIsListedOnce() {
        BudgetReached daily = reached(1, null, 80);

        assertThat(book(daily, 1)).isEqualTo(new Booking.Posted());
        assertThat(book(daily, 2)).isEqualTo(new Booking.Duplicate());

        JsonNode alerts = read("/budget-alerts");
        assertThat(alerts.path("next_cursor").isNull()).isTrue();
        assertThat(alerts.path("alerts")).hasSize(1);
        JsonNode alert = alerts.path("alerts").get(0);
        assertThat(alert.path("key").asString()).isEqualTo(key.value());
        assertThat(alert.path("team").isNull()).isTrue();
        assertThat(alert.path("window").asString()).isEqualTo("day");
        assertThat(alert.path("since").asString()).isEqualTo("2026-11-22T00:00:00Z");
        assertThat(alert.path("percent").asInt()).isEqualTo(80);
        assertThat(alert.path("amount_usd").asString()).isEqualTo("5.00");
        assertThat(alert.path("charged_nano").asString()).isEqualTo("4000000001");
        assertThat(alert.path("reached_at").asString()).isEqualTo("2026-11-22T10:00:01Z");
    }

    @Test
    void theyAreReadPageByPageAndByTheirOwnAccountOnly() {
        for (int number = 1; number <= 3; number++) {
            book(reached(number, TeamId.next(), 50), number);
        }

        JsonNode first = read("/budget-alerts?limit=2");
        String cursor = first.path("next_cursor").asString();
        JsonNode second = read("/budget-alerts?limit=2&cursor=" + cursor);
        assertThat(first.path("alerts")).hasSize(2);
        assertThat(second.path("alerts").get(0).path("number").asLong()).isEqualTo(3);
        assertThat(second.path("next_cursor").isNull()).isTrue();
        assertThat(get("/accounts/" + AccountId.next() + "/budget-alerts"))
                .contains("\"alerts\":[]");
    }

    @Test
    void oneThatComesAgainAndSaysSomethingElseIsParked() {
        book(reached(1, null, 50), 1);

        assertThat(book(reached(1, null, 80), 2)).isInstanceOf(Booking.Parked.class);
        assertThat(read("/budget-alerts").path("alerts").get(0).path("percent").asInt())
                .isEqualTo(50);
    }

    @Test
    void aPageHasABound() {
        http.get().uri(path("/budget-alerts?limit=1001")).exchange().expectStatus().isBadRequest();
        http.get().uri(path("/budget-alerts?cursor=-1")).exchange().expectStatus().isBadRequest();
    }

    private BudgetReached reached(long number, @Nullable TeamId team, int percent) {
        return new BudgetReached(
                account,
                number,
                team,
                team == null ? key : null,
                Window.DAY,
                TODAY,
                percent,
                Money.ofUsd("5.00"),
                new Money(4_000_000_001L),
                Samples.BOOKED);
    }
}
