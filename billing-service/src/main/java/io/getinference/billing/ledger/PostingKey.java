package io.getinference.billing.ledger;

import io.getinference.common.id.GrantId;

/**
 * Names what a posting is about; the ledger takes one posting for each.
 *
 * @param value the kind of fact, a slash and its id
 */
public record PostingKey(String value) {

    /** The granting of credit. */
    public static PostingKey of(GrantId grant) {
        return new PostingKey("grant/" + grant);
    }

    /** The usage of one attempt, by {@code UsageRecorded.attemptId()}. */
    public static PostingKey ofAttempt(String attemptId) {
        return new PostingKey("usage/" + attemptId);
    }
}
