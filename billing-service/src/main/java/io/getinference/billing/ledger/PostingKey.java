package io.getinference.billing.ledger;

import io.getinference.common.id.GrantId;

/**
 * Names what a posting is about; the ledger takes one posting for each.
 *
 * @param id the fact's among those of its kind
 */
public record PostingKey(Fact fact, String id) {

    /** The granting of credit. */
    public static PostingKey of(GrantId grant) {
        return new PostingKey(Fact.GRANT, grant.value());
    }

    /** The usage of one attempt, by {@code UsageRecorded.attemptId()}. */
    public static PostingKey ofAttempt(String attemptId) {
        return new PostingKey(Fact.USAGE, attemptId);
    }

    /** As the book keeps it. */
    String value() {
        return fact.code() + "/" + id;
    }
}
