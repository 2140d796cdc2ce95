package io.getinference.metering;

import io.getinference.common.catalogue.Provider;
import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.event.Attempt;
import io.getinference.common.event.CreditGranted;
import io.getinference.common.event.GrantKind;
import io.getinference.common.event.KeyLimits;
import io.getinference.common.event.LeaseSet;
import io.getinference.common.event.LimitsSet;
import io.getinference.common.event.Outcome;
import io.getinference.common.event.RateLimits;
import io.getinference.common.event.RateTotals;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.GatewayId;
import io.getinference.common.id.GrantId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.id.PriceId;
import io.getinference.common.id.RequestId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Price;
import io.getinference.common.rating.TokenKind;
import io.getinference.common.rating.UnitPrices;
import io.getinference.common.rating.Usage;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The facts of one account with one key and one gateway life, for tests. A token costs one
 * nano-dollar, so amounts are easy to follow.
 */
public record Facts(AccountId account, KeyId key, LifeId life) {

    /** When attempts end in tests. */
    public static final Instant ENDED = Instant.parse("2026-11-22T12:00:00Z");

    private static final Money NANO_EACH = new Money(1_000_000);
    private static final UpstreamModel MODEL = new UpstreamModel("claude-haiku-4-5");
    private static final Price PRICE =
            new Price(
                    PriceId.next(),
                    MODEL,
                    Instant.parse("2026-01-01T00:00:00Z"),
                    0,
                    new UnitPrices(
                            Map.of(TokenKind.INPUT, NANO_EACH, TokenKind.OUTPUT, NANO_EACH)));

    /** The most that tokens can cost. */
    public static final Price DEAREST =
            new Price(
                    PriceId.next(),
                    MODEL,
                    Instant.parse("2026-01-01T00:00:00Z"),
                    0,
                    new UnitPrices(
                            Map.of(
                                    TokenKind.INPUT, UnitPrices.PER_MILLION_MAX,
                                    TokenKind.OUTPUT, UnitPrices.PER_MILLION_MAX)));

    /** An account nobody has heard of. */
    public static Facts fresh() {
        return new Facts(AccountId.next(), KeyId.next(), new LifeId(GatewayId.next(), 1));
    }

    public Facts withKey(KeyId other) {
        return new Facts(account, other, life);
    }

    public Facts withLife(LifeId other) {
        return new Facts(account, key, other);
    }

    public CreditGranted credit(long number, long nanos) {
        return credit(number, nanos, 0);
    }

    public CreditGranted credit(long number, long nanos, int priority) {
        return new CreditGranted(
                account, number, GrantId.next(), new Money(nanos), GrantKind.PAID, priority);
    }

    /** Paid credit that expires. */
    public CreditGranted credit(long number, long nanos, Instant expiresAt) {
        return new CreditGranted(
                account, number, GrantId.next(), new Money(nanos), GrantKind.PAID, 0, expiresAt);
    }

    /** Limits that name this key only; a null budget leaves it to the account's credit. */
    public LimitsSet limits(long number, @Nullable Long budgetNanos) {
        return new LimitsSet(account, number, List.of(keyLimits(budgetNanos)));
    }

    public KeyLimits keyLimits(@Nullable Long budgetNanos) {
        return new KeyLimits(key, budgetNanos == null ? null : new Money(budgetNanos));
    }

    public LeaseSet lease(long number, long wants, long needs) {
        return new LeaseSet(account, key, life, number, new Money(wants), new Money(needs));
    }

    /** Limits that name this key only, with rates. */
    public LimitsSet rateLimits(long number, @Nullable RateLimits rates) {
        return new LimitsSet(account, number, List.of(new KeyLimits(key, null, null, null, rates)));
    }

    /** A message that sets rates and asks for no money. */
    public LeaseSet rates(long number, RateTotals totals) {
        return new LeaseSet(account, key, life, number, Money.ZERO, Money.ZERO, totals);
    }

    /** A completed answer that used as many input tokens as its value in nano-dollars. */
    public UsageRecorded usage(long number, long value, long hold) {
        return usage(number, Usage.of(value, 0), hold, Outcome.COMPLETED);
    }

    /** The same usage of an attempt that ended at another time, by its gateway's clock. */
    public static UsageRecorded ended(UsageRecorded used, Instant at) {
        Attempt was = used.attempt();
        Attempt attempt =
                new Attempt(
                        was.request(),
                        was.model(),
                        was.provider(),
                        was.asked(),
                        was.answered(),
                        was.outputTokensMax(),
                        at);
        return new UsageRecorded(
                used.account(),
                used.key(),
                used.life(),
                used.number(),
                attempt,
                used.usage(),
                used.outcome(),
                used.estimated(),
                used.hold(),
                used.price());
    }

    public UsageRecorded usage(long number, Usage usage, long hold, Outcome outcome) {
        Attempt attempt =
                new Attempt(
                        RequestId.next(),
                        new PublicModel("claude-haiku-4-5"),
                        Provider.ANTHROPIC,
                        MODEL,
                        MODEL,
                        1000,
                        ENDED);
        return new UsageRecorded(
                account, key, life, number, attempt, usage, outcome, false, new Money(hold), PRICE);
    }
}
