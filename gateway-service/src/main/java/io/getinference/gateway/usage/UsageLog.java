package io.getinference.gateway.usage;

import io.getinference.common.event.Attempt;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.event.Wire;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.LifeId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Price;
import io.getinference.common.rating.Rating;
import io.getinference.common.rating.TokenKind;
import io.getinference.common.rating.Usage;
import io.getinference.gateway.budget.Hold;
import io.getinference.gateway.caller.Caller;
import io.getinference.gateway.journal.Journal;
import io.getinference.gateway.provider.Tally;
import io.getinference.gateway.route.Route;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Every attempt that returned usage leaves one fact here, numbered without gaps per account and
 * life.
 */
public final class UsageLog {

    private static final Logger LOG = LoggerFactory.getLogger(UsageLog.class);

    private final Journal journal;
    private final LifeId life;
    private final InstantSource clock;
    private final UsageSettings settings;
    private final Map<AccountId, AtomicLong> numbers = new ConcurrentHashMap<>();

    UsageLog(Journal journal, LifeId life, InstantSource clock, UsageSettings settings) {
        this.journal = journal;
        this.life = life;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Records an attempt and waits until the fact is durable. What the provider does not bill is
     * recorded without tokens, so that the house pays nothing for it. If Kafka does not take it in
     * time, the fact is in the error log, whole.
     */
    public Recorded record(Caller caller, Hold hold, Route route, Attempted attempted) {
        Tally tally = attempted.tally();
        if (!tally.reported()) {
            if (attempted.outcome().isBillable()) {
                LOG.error(
                        "{} was answered without any usage; nothing is charged",
                        attempted.request());
            }
            return new Recorded(Money.ZERO, true);
        }
        Price price = price(route, tally);
        Usage usage = tally.billed() ? priced(tally.usage(), price) : Usage.NONE;
        Money ceiling = attempted.outcome().isBillable() ? hold.amount() : Money.ZERO;
        Money charge = Rating.rate(usage, price.perMillion(), ceiling).charge();
        UsageRecorded fact =
                new UsageRecorded(
                        caller.account(),
                        caller.key(),
                        life,
                        nextNumber(caller.account()),
                        attempt(hold, route, attempted),
                        usage,
                        attempted.outcome(),
                        !tally.terminal(),
                        hold.amount(),
                        price);
        return new Recorded(charge, isDurable(fact));
    }

    private Attempt attempt(Hold hold, Route route, Attempted attempted) {
        return new Attempt(
                attempted.request(),
                route.model().model(),
                route.model().provider(),
                route.model().upstream(),
                attempted.tally().answered(),
                Math.min(hold.outputTokensMax(), route.model().outputTokensMax()),
                clock.instant());
    }

    private long nextNumber(AccountId account) {
        return numbers.computeIfAbsent(account, none -> new AtomicLong()).incrementAndGet();
    }

    /**
     * The answering model decides the price; one that nobody has a price for is charged as the one
     * that was asked.
     */
    private static Price price(Route route, Tally tally) {
        long prompt = tally.usage().prompt();
        return route.price(tally.answered(), prompt)
                .orElseGet(() -> {
                    LOG.error(
                            "{} answered for {} and has no price; charged as asked",
                            tally.answered(),
                            route.model().upstream());
                    return route.tiers().row(prompt);
                });
    }

    /**
     * Prompt tokens of a kind that the row does not sell are charged as plain input: the fact must
     * not be lost.
     */
    private static Usage priced(Usage usage, Price price) {
        if (price.perMillion().cover(usage)) {
            return usage;
        }
        LOG.error(
                "{} has no price for a kind of {}; its prompt tokens are charged as input",
                price.model(),
                usage);
        Map<TokenKind, Long> tokens = new EnumMap<>(TokenKind.class);
        usage.tokens()
                .forEach((kind, count) -> {
                    boolean sold = price.perMillion().of(kind) != null;
                    tokens.merge(sold ? kind : TokenKind.INPUT, count, Long::sum);
                });
        return new Usage(tokens, usage.reasoning());
    }

    private boolean isDurable(UsageRecorded fact) {
        try {
            journal.append(fact, fact.attemptId())
                    .get(settings.durableMax().toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            LOG.error("usage is not durable: {}", Wire.JSON.writeValueAsString(fact), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.error("usage may not be durable: {}", Wire.JSON.writeValueAsString(fact), e);
        }
        return false;
    }
}
