package io.getinference.metering.claim;

import io.getinference.metering.budget.Reading;
import io.getinference.metering.owner.AccountChanges;

import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Answers gateways about keys, waiting until the journal's fold has got as far as they wrote. */
@Component
class Claims {

    private final KeptClaims kept;
    private final AccountChanges changes;
    private final Semaphore waiters;

    Claims(KeptClaims kept, AccountChanges changes, ClaimSettings settings) {
        this.kept = kept;
        this.changes = changes;
        this.waiters = new Semaphore(settings.waitersMax());
    }

    ClaimOutcome answer(ClaimAsked asked, Duration atMost) throws InterruptedException {
        if (!waiters.tryAcquire()) {
            return new ClaimOutcome.Unavailable("too many requests wait");
        }
        try {
            return changes.await(
                    asked.account(),
                    atMost,
                    () -> now(asked),
                    outcome -> !(outcome instanceof ClaimOutcome.Unavailable));
        } finally {
            waiters.release();
        }
    }

    private ClaimOutcome now(ClaimAsked asked) {
        return switch (kept.of(asked.account(), asked.claim())) {
            case Reading.Found<KeptClaim>(KeptClaim found) -> outcome(asked, found);
            case Reading.Unknown<KeptClaim> _ -> notYet();
            case Reading.NotHere<KeptClaim> _ -> new ClaimOutcome.NotHere();
        };
    }

    private static ClaimOutcome outcome(ClaimAsked asked, KeptClaim found) {
        if (found.seen() < asked.offset()) {
            return notYet();
        }
        Claim claim = found.claim();
        return claim == null
                ? new ClaimOutcome.Full()
                : new ClaimOutcome.Answered(claim.toAnswer());
    }

    private static ClaimOutcome notYet() {
        return new ClaimOutcome.Unavailable("this claim was not applied yet");
    }
}
