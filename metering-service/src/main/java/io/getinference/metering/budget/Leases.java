package io.getinference.metering.budget;

import io.getinference.common.lease.LeaseAnswer;
import io.getinference.metering.owner.AccountChanges;

import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Answers gateways about their leases, waiting until the journal's fold has got that far. */
@Component
class Leases {

    private final AccountStates accounts;
    private final AccountChanges changes;
    private final Semaphore waiters;

    Leases(AccountStates accounts, AccountChanges changes, LeaseSettings settings) {
        this.accounts = accounts;
        this.changes = changes;
        this.waiters = new Semaphore(settings.waitersMax());
    }

    LeaseOutcome answer(LeaseAsked asked, Duration atMost) throws InterruptedException {
        if (!waiters.tryAcquire()) {
            return new LeaseOutcome.Unavailable("too many gateways wait");
        }
        try {
            return changes.await(
                    asked.account(),
                    atMost,
                    () -> now(asked),
                    outcome -> !(outcome instanceof LeaseOutcome.Unavailable));
        } finally {
            waiters.release();
        }
    }

    private LeaseOutcome now(LeaseAsked asked) {
        return switch (accounts.of(asked.account())) {
            case Reading.Found<AccountState>(AccountState state) -> row(asked, state);
            case Reading.Unknown<AccountState> _ -> unavailable("the account is not known yet");
            case Reading.NotHere<AccountState> _ -> new LeaseOutcome.NotHere();
        };
    }

    private static LeaseOutcome row(LeaseAsked asked, AccountState state) {
        LeaseAnswer row = state.answer(asked.life(), asked.key());
        return row != null && asked.isAnsweredBy(row)
                ? new LeaseOutcome.Answered(row)
                : unavailable("this number was not applied to the row yet");
    }

    private static LeaseOutcome unavailable(String why) {
        return new LeaseOutcome.Unavailable(why);
    }
}
