package io.getinference.billing.usage;

import io.getinference.common.catalogue.Provider;
import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.event.Attempt;
import io.getinference.common.event.GrantKind;
import io.getinference.common.event.GrantUse;
import io.getinference.common.event.Outcome;
import io.getinference.common.event.UsageRated;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.GrantId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.id.PriceId;
import io.getinference.common.id.RequestId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Price;
import io.getinference.common.rating.Rated;
import io.getinference.common.rating.Rating;
import io.getinference.common.rating.TokenKind;
import io.getinference.common.rating.UnitPrices;
import io.getinference.common.rating.Usage;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Usage as gateways and metering report it. */
public final class Samples {

    public static final PublicModel MODEL = new PublicModel("gemini-flash");
    public static final Instant BOOKED = Instant.parse("2026-11-22T10:00:01Z");

    /** As the price book has it. */
    public static final Price PRICE =
            new Price(
                    new PriceId("price_01JGFJJZ000000000000000004"),
                    new UpstreamModel("gemini-2.5-flash-lite"),
                    Instant.parse("2025-01-01T00:00:00Z"),
                    0,
                    new UnitPrices(
                            Map.of(
                                    TokenKind.INPUT,
                                    Money.ofUsd("0.10"),
                                    TokenKind.INPUT_AUDIO,
                                    Money.ofUsd("0.30"),
                                    TokenKind.CACHED,
                                    Money.ofUsd("0.01"),
                                    TokenKind.CACHED_AUDIO,
                                    Money.ofUsd("0.03"),
                                    TokenKind.OUTPUT,
                                    Money.ofUsd("0.40"))));

    private static final LifeId LIFE = LifeId.parse("life_01JGFJJZ000000000000000001-1");

    private Samples() {}

    public static UsageRecorded recorded(
            AccountId account, long number, Outcome outcome, Price price) {
        Attempt attempt =
                new Attempt(
                        RequestId.next(),
                        MODEL,
                        Provider.GEMINI,
                        PRICE.model(),
                        PRICE.model(),
                        1_000,
                        Instant.parse("2026-11-22T10:00:00Z"));
        return new UsageRecorded(
                account,
                KeyId.next(),
                LIFE,
                number,
                attempt,
                Usage.of(1_001, 503),
                outcome,
                false,
                Money.ofUsd("0.01"),
                price);
    }

    /** A usual answer, paid from one grant of the kind, which billing does not know. */
    public static UsageRated rated(AccountId account, long number, GrantKind kind) {
        return rated(account, number, GrantId.next(), kind);
    }

    /** A usual answer, paid from a grant. */
    public static UsageRated rated(AccountId account, long number, GrantId grant, GrantKind kind) {
        UsageRecorded usage = recorded(account, number, Outcome.COMPLETED, PRICE);
        Rated rated = Rating.rate(usage.usage(), usage.price().perMillion(), usage.hold());
        return UsageRated.of(
                usage, rated, List.of(new GrantUse(grant, kind, rated.charge())), BOOKED);
    }

    /** A usual answer that no credit pays in full: what is missing is owed. */
    public static UsageRated paid(AccountId account, long number, List<GrantUse> grants) {
        UsageRecorded usage = recorded(account, number, Outcome.COMPLETED, PRICE);
        Rated rated = Rating.rate(usage.usage(), usage.price().perMillion(), usage.hold());
        return UsageRated.of(usage, rated, grants, BOOKED);
    }

    /** Charged up to a ceiling; the rest is the house's. */
    public static UsageRated charged(UsageRecorded usage, Money ceiling, GrantKind kind) {
        Rated rated = Rating.rate(usage.usage(), usage.price().perMillion(), ceiling);
        List<GrantUse> grants =
                rated.charge().isPositive()
                        ? List.of(new GrantUse(GrantId.next(), kind, rated.charge()))
                        : List.of();
        return UsageRated.of(usage, rated, grants, BOOKED);
    }
}
