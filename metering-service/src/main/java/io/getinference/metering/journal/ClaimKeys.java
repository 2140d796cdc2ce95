package io.getinference.metering.journal;

import io.getinference.common.claim.ClaimId;
import io.getinference.common.id.AccountId;
import io.getinference.metering.claim.Claim;

import java.time.Instant;

/**
 * The keys in the store of claims: an account's rows, the same by time, and how many there are.
 * Times have as many digits until the year 2286, so that text compares as they do.
 */
final class ClaimKeys {

    private static final String TIME = "/time/";

    private ClaimKeys() {}

    static String row(AccountId account, ClaimId claim) {
        return account.value() + "/claim/" + claim.hex();
    }

    static String tally(AccountId account) {
        return account.value() + "/tally";
    }

    static String byTime(AccountId account, Claim claim) {
        return floor(account, claim.since()) + "/" + claim.id().hex();
    }

    /** Below every claim since this instant, and above all that are older. */
    static String floor(AccountId account, Instant since) {
        return account.value() + TIME + "%013d".formatted(Math.max(0, since.toEpochMilli()));
    }

    /** The claim that a key by time names. */
    static ClaimId claim(String byTime) {
        return new ClaimId(byTime.substring(byTime.lastIndexOf('/') + 1));
    }
}
