package io.getinference.metering.claim;

import io.getinference.common.claim.AnswerPlace;
import io.getinference.common.claim.BodyHash;
import io.getinference.common.claim.ClaimAnswer;
import io.getinference.common.claim.ClaimId;
import io.getinference.common.claim.ClaimState;
import io.getinference.common.event.ClaimEnded;
import io.getinference.common.event.RequestClaimed;
import io.getinference.common.id.LifeId;
import io.getinference.common.id.RequestId;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * One idempotency key after a prefix of its account's journal. Like the money it reads nothing but
 * events and their append times, and its bounds are as much a part of the journal's meaning.
 *
 * @param request the one that holds it
 * @param life the gateway's that runs or ran the request
 * @param since when the request claimed it, in journal time
 * @param answer where the request's answer is stored; null where there is none
 */
public record Claim(
        ClaimId id,
        BodyHash body,
        LifeId life,
        RequestId request,
        Instant since,
        ClaimState state,
        @Nullable AnswerPlace answer) {

    /** A key names the same request for so long. */
    public static final Duration KEPT = Duration.ofHours(24);

    /** Longer than any request may run: whoever has not ended by then is gone. */
    static final Duration RUNNING_MAX = Duration.ofMinutes(15);

    /** Keys an account may have claimed within {@link #KEPT}; beyond it nothing is claimed. */
    public static final long CLAIMS_MAX = 100_000;

    private static Claim of(RequestClaimed fact, Instant time) {
        return new Claim(
                fact.claim(),
                fact.body(),
                fact.life(),
                fact.request(),
                time,
                ClaimState.RUNNING,
                null);
    }

    /**
     * The first claim of a key has it; another gets it only once the first has let it go, or cannot
     * end any more.
     *
     * @param before null where nobody has claimed the key
     * @param hasEnded whether a gateway's life is over, as this account's journal has it
     */
    public static Claim after(
            @Nullable Claim before, RequestClaimed fact, Instant time, Predicate<LifeId> hasEnded) {
        return before == null || before.isFreeFor(fact, time, hasEnded) ? of(fact, time) : before;
    }

    /** Only who holds it ends it, and only once. */
    public Claim after(ClaimEnded fact) {
        return state == ClaimState.RUNNING && request.equals(fact.request())
                ? new Claim(id, body, life, request, since, fact.state(), fact.answer())
                : this;
    }

    /** Whether the key is forgotten. */
    public boolean isOverAt(Instant time) {
        return !time.isBefore(since.plus(KEPT));
    }

    private boolean isFreeFor(RequestClaimed fact, Instant time, Predicate<LifeId> hasEnded) {
        if (isOverAt(time)) {
            return true;
        }
        if (request.equals(fact.request())) {
            return false;
        }
        return switch (state) {
            case ANSWERED -> false;
            case RELEASED -> true;
            case RUNNING -> hasEnded.test(life) || !time.isBefore(since.plus(RUNNING_MAX));
        };
    }

    ClaimAnswer toAnswer() {
        return new ClaimAnswer(request, body, state, answer);
    }
}
