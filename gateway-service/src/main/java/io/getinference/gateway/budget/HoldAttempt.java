package io.getinference.gateway.budget;

import io.getinference.common.lease.LeaseAnswer;
import io.getinference.common.lease.LimitLeft;
import io.getinference.common.money.Money;
import io.getinference.gateway.provider.ProviderFailure;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Optional;

/**
 * One request's try for a hold: asks, and while money is merely set aside for others, asks again.
 * It is run by one thread; what it shares with other requests of its key is behind {@link Lease}.
 */
final class HoldAttempt {

    private static final Logger LOG = LoggerFactory.getLogger(HoldAttempt.class);

    private final HoldRequest request;
    private final Lease lease;
    private final BudgetSettings settings;
    private final long giveUpAtNanos;
    private Sizing sizing;
    private boolean counted;
    private Duration pause;

    HoldAttempt(HoldRequest request, Lease lease, BudgetSettings settings) {
        this.request = request;
        this.lease = lease;
        this.settings = settings;
        this.giveUpAtNanos = System.nanoTime() + settings.heldWaitMax().toNanos();
        this.sizing = request.sizing(request.prompt().tokensMax(), settings.outputTokensUseful());
        this.pause = settings.heldPollMin();
    }

    HoldOutcome run() throws BudgetUnavailable {
        while (true) {
            Asked asked = askOnce();
            if (asked.hold().isPresent()) {
                return new HoldOutcome.Held(asked.hold().get());
            }
            LimitLeft tightest = asked.answer().tightest();
            if (!tightest.remaining().covers(sizing.least())) {
                if (counted || !countInstead()) {
                    return exhausted(tightest);
                }
            } else if (System.nanoTime() - giveUpAtNanos >= 0) {
                return new HoldOutcome.SetAside(asked.answer().tightestNow().limit());
            } else {
                lease.awaitRelease(pause());
            }
        }
    }

    private Asked askOnce() throws BudgetUnavailable {
        try (Lease.Turn turn = lease.turn(settings.turnMax())) {
            boolean whole = request.outputTokensAsked() != null;
            LeaseAnswer answer = askFor(turn, whole ? sizing.full() : sizing.least());
            if (whole && !turn.room(answer).covers(sizing.least())) {
                answer = askFor(turn, sizing.least());
            }
            Money room = turn.room(answer);
            if (room.covers(sizing.least())) {
                return new Asked(answer, Optional.of(turn.take(sizing, room)));
            }
            turn.giveBack();
            return new Asked(answer, Optional.empty());
        }
    }

    private LeaseAnswer askFor(Lease.Turn turn, Money needs) throws BudgetUnavailable {
        try {
            return turn.ask(sizing.full(), needs);
        } catch (BudgetUnavailable e) {
            turn.giveBack();
            throw e;
        }
    }

    /**
     * The bound on the prompt is several times too high for most text: before a 402 the provider
     * counts it.
     */
    private boolean countInstead() {
        counted = true;
        try {
            long count = Math.min(request.prompt().countTokens(), sizing.promptTokensMax());
            boolean smaller = count < sizing.promptTokensMax();
            sizing = request.sizing(count, settings.outputTokensUseful());
            return smaller;
        } catch (ProviderFailure e) {
            LOG.info("the provider did not count the prompt: {}", e.getMessage());
            return false;
        }
    }

    private HoldOutcome exhausted(LimitLeft limit) {
        Money remaining = limit.remaining().max(Money.ZERO);
        return new HoldOutcome.Exhausted(limit.limit(), remaining, sizing.affordable(remaining));
    }

    private Duration pause() {
        Duration left = Duration.ofNanos(Math.max(1_000_000, giveUpAtNanos - System.nanoTime()));
        Duration next = pause.compareTo(left) < 0 ? pause : left;
        pause = pause.multipliedBy(2);
        return next;
    }

    private record Asked(LeaseAnswer answer, Optional<Hold> hold) {}
}
