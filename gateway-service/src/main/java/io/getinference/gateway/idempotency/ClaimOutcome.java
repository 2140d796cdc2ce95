package io.getinference.gateway.idempotency;

/** What becomes of a request that names itself. */
public sealed interface ClaimOutcome {

    /** It is the first, and is to be answered. */
    record Mine(Claim claim) implements ClaimOutcome {}

    /** It was answered before. */
    record Answered(KeptAnswer answer) implements ClaimOutcome {}

    /** Another one with the same key and body is being answered. */
    record Running() implements ClaimOutcome {}

    /** The key names another request. */
    record OtherBody() implements ClaimOutcome {}

    /** It was answered before, and charged, but the answer is not there. */
    record NotKept() implements ClaimOutcome {}

    /** Its account has claimed too many keys in a day. */
    record Full() implements ClaimOutcome {}

    /** Nobody can say at the moment. */
    record Unknown() implements ClaimOutcome {}
}
