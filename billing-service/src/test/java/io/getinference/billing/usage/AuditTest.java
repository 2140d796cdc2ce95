package io.getinference.billing.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.billing.credit.GrantStanding;
import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.event.GrantKind;
import io.getinference.common.event.Outcome;
import io.getinference.common.event.UsageRated;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.GrantId;
import io.getinference.common.id.PriceId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Price;
import io.getinference.common.rating.TokenKind;
import io.getinference.common.rating.UnitPrices;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Optional;

class AuditTest {

    private final AccountId account = AccountId.next();
    private final Audit audit = new Audit(this::price, (of, grant) -> Optional.of(rich(grant)));

    @Test
    void findsNothingWrongWithUsageRatedByTheBook() {
        assertThat(audit.of(Samples.rated(account, 1, GrantKind.PAID))).isEmpty();
    }

    @Test
    void findsNothingWrongWithAChargeThatTheHouseTookInPart() {
        UsageRecorded usage = usage(Outcome.COMPLETED, Samples.PRICE);

        assertThat(audit.of(Samples.charged(usage, new Money(100_000), GrantKind.PAID))).isEmpty();
        assertThat(audit.of(Samples.charged(usage, Money.ZERO, GrantKind.PAID))).isEmpty();
    }

    @Test
    void findsAPriceThatTheBookDoesNotHave() {
        Price unknown = price(PriceId.next(), "gemini-2.5-flash-lite", "0.10");

        assertThat(audit.of(rated(unknown))).containsExactly(AuditFinding.PRICE_UNKNOWN);
    }

    @Test
    void findsAPriceThatIsNotTheBooks() {
        Price dearer = price(Samples.PRICE.id(), "gemini-2.5-flash-lite", "0.11");

        assertThat(audit.of(rated(dearer))).containsExactly(AuditFinding.PRICE_DIFFERS);
    }

    @Test
    void findsAPriceOfAnotherModelThanTheOneThatAnswered() {
        Price other = price(Samples.PRICE.id(), "gemini-2.5-flash", "0.10");

        assertThat(audit.of(rated(other)))
                .containsExactlyInAnyOrder(AuditFinding.PRICE_DIFFERS, AuditFinding.MODEL_DIFFERS);
    }

    @Test
    void findsAValueThatIsNotUsageTimesPrice() {
        UsageRated right = Samples.rated(account, 1, GrantKind.PAID);
        UsageRated wrong =
                new UsageRated(
                        right.usage(),
                        right.value().plus(new Money(1)),
                        right.charge(),
                        right.split(),
                        right.grants(),
                        right.bookedAt(),
                        null);

        assertThat(audit.of(wrong)).containsExactly(AuditFinding.VALUE_DIFFERS);
    }

    @Test
    void findsASplitThatRatingWouldNotMake() {
        UsageRated right = Samples.rated(account, 1, GrantKind.PAID);
        UsageRated wrong =
                new UsageRated(
                        right.usage(),
                        right.value(),
                        right.charge(),
                        Map.of(TokenKind.OUTPUT, right.charge()),
                        right.grants(),
                        right.bookedAt(),
                        null);

        assertThat(audit.of(wrong)).containsExactly(AuditFinding.SPLIT_DIFFERS);
    }

    @Test
    void findsAChargeForAnAnswerThatFailed() {
        UsageRecorded failed = usage(Outcome.FAILED, Samples.PRICE);

        assertThat(audit.of(Samples.charged(failed, failed.hold(), GrantKind.PAID)))
                .containsExactly(AuditFinding.NOT_BILLABLE);
    }

    @Test
    void findsAGrantThatIsUnknownOrOfTheOtherKind() {
        Audit knowsNone = new Audit(this::price, (of, grant) -> Optional.empty());

        assertThat(knowsNone.of(Samples.rated(account, 1, GrantKind.PAID)))
                .containsExactly(AuditFinding.GRANT_UNKNOWN);
        assertThat(audit.of(Samples.rated(account, 1, GrantKind.PROMOTIONAL)))
                .containsExactly(AuditFinding.GRANT_UNKNOWN);
    }

    @Test
    void findsAGrantThatPaysMoreThanItHas() {
        UsageRated rated = Samples.rated(account, 1, GrantKind.PAID);
        Money all = rated.charge();

        assertThat(leaving(all).of(rated)).isEmpty();
        assertThat(leaving(all.minus(new Money(1))).of(rated))
                .containsExactly(AuditFinding.GRANT_OVERDRAWN);
    }

    /** An audit that finds grants with a nano-dollar gone in each way and so much left. */
    private Audit leaving(Money remaining) {
        Money one = new Money(1);
        return new Audit(
                this::price,
                (of, grant) ->
                        Optional.of(
                                new GrantStanding(
                                        grant,
                                        GrantKind.PAID,
                                        remaining.plus(new Money(4)),
                                        one,
                                        one,
                                        one,
                                        one)));
    }

    private static GrantStanding rich(GrantId grant) {
        return new GrantStanding(
                grant,
                GrantKind.PAID,
                Money.ofUsd("5.00"),
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO);
    }

    private Optional<Price> price(PriceId id) {
        return Optional.of(Samples.PRICE).filter(row -> row.id().equals(id));
    }

    private UsageRecorded usage(Outcome outcome, Price price) {
        return Samples.recorded(account, 1, outcome, price);
    }

    private UsageRated rated(Price price) {
        UsageRecorded usage = usage(Outcome.COMPLETED, price);
        return Samples.charged(usage, usage.hold(), GrantKind.PAID);
    }

    private static Price price(PriceId id, String model, String inputUsd) {
        return new Price(
                id,
                new UpstreamModel(model),
                Samples.PRICE.validFrom(),
                0,
                new UnitPrices(
                        Map.of(
                                TokenKind.INPUT,
                                Money.ofUsd(inputUsd),
                                TokenKind.OUTPUT,
                                Money.ofUsd("0.40"))));
    }
}
