package io.getinference.billing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.billing.usage.Samples;
import io.getinference.common.event.CreditTaken;
import io.getinference.common.event.CreditTaken.Cause;
import io.getinference.common.event.DecidedEvent;
import io.getinference.common.event.GrantKind;
import io.getinference.common.event.GrantUse;
import io.getinference.common.event.Wire;
import io.getinference.common.id.GrantId;
import io.getinference.common.money.Money;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Decisions as a fold might take them, at random and with repetitions: for every grant, granted is
 * used + expired + refunded + charged back + remaining, and the book says the same.
 */
class GrantInvariantTest extends DecisionTest {

    private static final int DECISIONS = 120;
    private static final List<Cause> CAUSES = List.of(Cause.values());
    private static final Money CHARGE = new Money(301_300);

    private final Map<GrantId, GrantKind> kinds = new LinkedHashMap<>();
    private final Map<GrantId, Money> left = new LinkedHashMap<>();
    private Money owed = Money.ZERO;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatWasGrantedIsWhatBecameOfIt(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 6; i++) {
            GrantKind kind = i % 2 == 0 ? GrantKind.PAID : GrantKind.PROMOTIONAL;
            GrantId grant = grant(kind, "0.002");
            kinds.put(grant, kind);
            left.put(grant, Money.ofUsd("0.002"));
        }
        List<DecidedEvent> decided = new ArrayList<>();
        for (int number = 1; number <= DECISIONS; number++) {
            decided.add(random.nextInt(3) > 0 ? usage(number) : taking(number, random));
        }
        for (int offset = 0; offset < DECISIONS; offset++) {
            book(decided.get(offset), offset);
            book(decided.get(random.nextInt(offset + 1)), DECISIONS + offset);
        }

        Money paid = Money.ZERO;
        Money promotional = Money.ZERO;
        for (JsonNode grant : read("/grants").path("grants")) {
            Money remaining = money(grant, "remaining_nano");
            assertThat(remaining).isEqualTo(left.get(new GrantId(grant.path("id").asString())));
            assertThat(money(grant, "amount_nano"))
                    .isEqualTo(
                            money(grant, "used_nano")
                                    .plus(money(grant, "expired_nano"))
                                    .plus(money(grant, "refunded_nano"))
                                    .plus(money(grant, "charged_back_nano"))
                                    .plus(remaining));
            boolean isPaid = grant.path("kind").asString().equals("paid");
            paid = isPaid ? paid.plus(remaining) : paid;
            promotional = isPaid ? promotional : promotional.plus(remaining);
        }
        JsonNode book = read("/balance");
        assertThat(money(book, "remaining_paid_nano")).isEqualTo(paid);
        assertThat(money(book, "remaining_promotional_nano")).isEqualTo(promotional);
        assertThat(money(book, "owed_nano")).isEqualTo(owed);
        assertThat(
                        Wire.JSON
                                .readTree(get("/ledger/trial-balance"))
                                .path("difference_nano")
                                .asString())
                .isEqualTo("0");
    }

    /** Burns grants in order; what none of them pays is owed. */
    private DecidedEvent usage(int number) {
        List<GrantUse> uses = new ArrayList<>();
        Money open = CHARGE;
        for (GrantId grant : List.copyOf(left.keySet())) {
            Money part = take(grant, open);
            if (part.isPositive()) {
                uses.add(new GrantUse(grant, kindOf(grant), part));
                open = open.minus(part);
            }
        }
        owed = owed.plus(open);
        return Samples.paid(account, number, uses);
    }

    private DecidedEvent taking(int number, Random random) {
        List<GrantId> grants = List.copyOf(left.keySet());
        GrantId grant = grants.get(random.nextInt(grants.size()));
        Cause cause = CAUSES.get(random.nextInt(CAUSES.size()));
        Money wished = new Money(random.nextInt(400_000));
        Money taken = take(grant, wished);
        Money missing = cause == Cause.CHARGEBACK ? wished.minus(taken) : Money.ZERO;
        owed = owed.plus(missing);
        return new CreditTaken(
                account, number, 1, grant, kindOf(grant), cause, taken, missing, Samples.BOOKED);
    }

    private Money take(GrantId grant, Money wished) {
        Money there = left.getOrDefault(grant, Money.ZERO);
        Money taken = there.min(wished);
        left.put(grant, there.minus(taken));
        return taken;
    }

    private GrantKind kindOf(GrantId grant) {
        return kinds.getOrDefault(grant, GrantKind.PAID);
    }

    private static Money money(JsonNode row, String field) {
        return Money.ofNanos(row.path(field).asString());
    }
}
