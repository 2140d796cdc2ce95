package io.getinference.gateway.idempotency;

import io.getinference.common.claim.AnswerPlace;
import io.getinference.common.claim.ClaimAnswer;
import io.getinference.common.event.RequestClaimed;
import io.getinference.common.id.LifeId;
import io.getinference.gateway.answers.StoredAnswer;
import io.micrometer.core.instrument.MeterRegistry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.security.GeneralSecurityException;

/** Claims idempotency keys for requests, and finds the answers of those that have one. */
public final class Claims {

    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);

    private final Ends ends;
    private final LifeId life;
    private final MeterRegistry meters;

    Claims(Ends ends, LifeId life, MeterRegistry meters) {
        this.ends = ends;
        this.life = life;
        this.meters = meters;
    }

    /** Claims a request's key; where another one had it, says what became of that one. */
    public ClaimOutcome claim(ClaimRequest request) {
        RequestClaimed fact = request.fact(life);
        return switch (ends.authority().claim(fact)) {
            case ClaimHeard.Answered(ClaimAnswer answer) -> outcome(request, fact, answer);
            case ClaimHeard.Full _ -> new ClaimOutcome.Full();
            case ClaimHeard.Unknown(String why) -> {
                LOG.warn("{} could not claim its key: {}", request.request(), why);
                ends.release(fact);
                yield new ClaimOutcome.Unknown();
            }
        };
    }

    private ClaimOutcome outcome(ClaimRequest request, RequestClaimed fact, ClaimAnswer answer) {
        if (answer.holder().equals(fact.request())) {
            return new ClaimOutcome.Mine(
                    new Claim(fact, AnswerSeal.of(request.secret(), fact), ends));
        }
        if (!answer.body().equals(fact.body())) {
            return new ClaimOutcome.OtherBody();
        }
        return switch (answer.state()) {
            // Released since this one was told that another was before it: the next one may run.
            case RUNNING, RELEASED -> new ClaimOutcome.Running();
            case ANSWERED ->
                    answer.answer() == null
                            ? new ClaimOutcome.NotKept()
                            : kept(request, fact, answer.answer());
        };
    }

    private ClaimOutcome kept(ClaimRequest request, RequestClaimed fact, AnswerPlace place) {
        return switch (ends.answers().read(fact.account(), place)) {
            case StoredAnswer.Found(byte[] sealed) -> opened(request, fact, sealed);
            case StoredAnswer.Gone _ -> {
                LOG.warn("the answer that {} asks for is gone", request.request());
                yield new ClaimOutcome.NotKept();
            }
            case StoredAnswer.Unavailable(String why) -> {
                LOG.warn("{} could not be told its answer: {}", request.request(), why);
                yield new ClaimOutcome.Unknown();
            }
        };
    }

    private ClaimOutcome opened(ClaimRequest request, RequestClaimed fact, byte[] sealed) {
        try {
            KeptAnswer answer = KeptAnswer.read(AnswerSeal.of(request.secret(), fact).open(sealed));
            meters.counter("getinference.idempotency.replays").increment();
            return new ClaimOutcome.Answered(answer);
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            LOG.error("the answer that {} asks for cannot be read", request.request(), e);
            return new ClaimOutcome.NotKept();
        }
    }
}
