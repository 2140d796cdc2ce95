package io.getinference.gateway.idempotency;

import io.getinference.common.event.RequestClaimed;
import io.getinference.common.id.RequestId;

import org.jspecify.annotations.Nullable;

import java.security.GeneralSecurityException;

/**
 * A key that one request holds, and what its caller is told meanwhile. Closed without an answer it
 * is let go: a retry runs anew. Used by one thread at a time.
 */
public final class Claim implements AutoCloseable {

    private final RequestClaimed fact;
    private final AnswerSeal seal;
    private final Ends ends;
    private final Tape tape;
    private boolean ended;

    Claim(RequestClaimed fact, AnswerSeal seal, Ends ends) {
        this.fact = fact;
        this.seal = seal;
        this.ends = ends;
        this.tape = new Tape(ends.settings().answerBytesMax().toBytes());
    }

    public RequestId request() {
        return fact.request();
    }

    /** More of what the caller is told. */
    public void take(byte[] bytes) {
        tape.take(bytes);
    }

    /** The answer is complete, and paid for. */
    public void answered(AnswerHead head) {
        ended = true;
        ends.answered(fact, sealed(head));
    }

    private byte @Nullable [] sealed(AnswerHead head) {
        byte[] packed = tape.packed();
        try {
            return packed == null ? null : seal.seal(new KeptAnswer(head, packed).bytes());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has AES", e);
        }
    }

    @Override
    public void close() {
        tape.close();
        if (!ended) {
            ended = true;
            ends.release(fact);
        }
    }
}
