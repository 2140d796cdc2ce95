package io.getinference.metering.budget;

import io.getinference.common.event.CreditTaken;
import io.getinference.common.event.JournalEvent;
import io.getinference.common.event.UsageRated;
import io.getinference.common.lease.LeaseAnswer;
import io.getinference.metering.Facts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** An account's journal in a test: facts are appended and folded at once. */
final class Journal {

    private Instant clock = Instant.parse("2026-11-22T00:00:00Z");
    private AccountState state = AccountState.NEW;
    private List<Effect> effects = List.of();

    Journal append(JournalEvent... events) {
        for (JournalEvent event : events) {
            Applied applied = state.apply(event, clock);
            state = applied.state();
            effects = applied.effects();
        }
        return this;
    }

    Journal append(UsageClaim claim) {
        Applied applied = state.apply(claim, clock);
        state = applied.state();
        effects = applied.effects();
        return this;
    }

    Journal later(Duration duration) {
        clock = clock.plus(duration);
        return this;
    }

    AccountState state() {
        return state;
    }

    Instant clock() {
        return clock;
    }

    /** What the last event led to. */
    List<Effect> effects() {
        return effects;
    }

    UsageRated rated() {
        return effects.stream()
                .filter(Effect.Rated.class::isInstance)
                .map(effect -> ((Effect.Rated) effect).rated())
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing was rated: " + effects));
    }

    /** What the last event took of credit. */
    List<CreditTaken> taken() {
        return effects.stream()
                .filter(Effect.Taken.class::isInstance)
                .map(effect -> ((Effect.Taken) effect).taken())
                .toList();
    }

    LeaseAnswer lease(Facts facts) {
        LeaseAnswer answer = state.answer(facts.life(), facts.key());
        if (answer == null) {
            throw new AssertionError("no such row");
        }
        return answer;
    }

    /** What may be leased through the key now. */
    long available(Facts facts) {
        return lease(facts).tightestNow().available().nanos();
    }

    long granted(Facts facts) {
        return lease(facts).granted().nanos();
    }
}
