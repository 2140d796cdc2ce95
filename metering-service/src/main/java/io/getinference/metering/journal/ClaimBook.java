package io.getinference.metering.journal;

import io.getinference.common.claim.ClaimId;
import io.getinference.common.event.ClaimEnded;
import io.getinference.common.event.ClaimFact;
import io.getinference.common.event.RequestClaimed;
import io.getinference.common.event.Wire;
import io.getinference.common.id.AccountId;
import io.getinference.metering.budget.AccountState;
import io.getinference.metering.claim.Claim;
import io.getinference.metering.claim.KeptClaim;

import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The claims of idempotency keys, a row each. They are beside the account's state, which is stored
 * as a whole with every event and must stay small.
 */
final class ClaimBook {

    /** A bound on the work of one event; what is left goes with the next claim. */
    private static final int DROPPED_MAX = 100;

    private static final byte[] NOTHING = {};

    private final KeyValueStore<String, byte[]> store;

    ClaimBook(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /** A claim and how far its account's claims are; null where the account has none. */
    static @Nullable KeptClaim read(
            ReadOnlyKeyValueStore<String, byte[]> store, AccountId account, ClaimId claim) {
        ClaimTally tally = read(store.get(ClaimKeys.tally(account)), ClaimTally.class);
        return tally == null
                ? null
                : new KeptClaim(
                        tally.seen(), read(store.get(ClaimKeys.row(account, claim)), Claim.class));
    }

    /**
     * Applies a fact.
     *
     * @param account as it is with the fact: its time is the claims' too
     * @param offset the fact's in its partition
     */
    void on(ClaimFact fact, AccountState account, long offset) {
        ClaimTally tally = tally(fact.account()).saw(offset);
        switch (fact) {
            case RequestClaimed claimed -> {
                tally = dropOld(fact.account(), account.time(), tally);
                tally = claim(claimed, account, tally);
            }
            case ClaimEnded ended -> end(ended);
        }
        store.put(ClaimKeys.tally(fact.account()), Wire.JSON.writeValueAsBytes(tally));
    }

    private ClaimTally claim(RequestClaimed fact, AccountState account, ClaimTally tally) {
        Claim before = row(fact.account(), fact.claim());
        if (before == null && tally.kept() >= Claim.CLAIMS_MAX) {
            return tally;
        }
        Claim after = Claim.after(before, fact, account.time(), account::hasEnded);
        if (after.equals(before)) {
            return tally;
        }
        if (before != null) {
            store.delete(ClaimKeys.byTime(fact.account(), before));
        }
        put(fact.account(), after);
        store.put(ClaimKeys.byTime(fact.account(), after), NOTHING);
        return before == null ? tally.plus(1) : tally;
    }

    private void end(ClaimEnded fact) {
        Claim claim = row(fact.account(), fact.claim());
        if (claim != null) {
            put(fact.account(), claim.after(fact));
        }
    }

    /** An account that claims no more keeps its last claims: they grow no further. */
    private ClaimTally dropOld(AccountId account, Instant now, ClaimTally tally) {
        List<String> old = new ArrayList<>();
        // Just above every claim that is as old as it may become.
        Instant end = now.minus(Claim.KEPT).plusMillis(1);
        try (KeyValueIterator<String, byte[]> rows =
                store.range(
                        ClaimKeys.floor(account, Instant.EPOCH), ClaimKeys.floor(account, end))) {
            while (rows.hasNext() && old.size() < DROPPED_MAX) {
                old.add(rows.next().key);
            }
        }
        for (String key : old) {
            store.delete(key);
            store.delete(ClaimKeys.row(account, ClaimKeys.claim(key)));
        }
        return tally.plus(-old.size());
    }

    private ClaimTally tally(AccountId account) {
        ClaimTally known = read(store.get(ClaimKeys.tally(account)), ClaimTally.class);
        return known == null ? ClaimTally.NONE : known;
    }

    private @Nullable Claim row(AccountId account, ClaimId claim) {
        return read(store.get(ClaimKeys.row(account, claim)), Claim.class);
    }

    private void put(AccountId account, Claim claim) {
        store.put(ClaimKeys.row(account, claim.id()), Wire.JSON.writeValueAsBytes(claim));
    }

    private static <T> @Nullable T read(byte @Nullable [] bytes, Class<T> type) {
        return bytes == null ? null : Wire.JSON.readValue(bytes, type);
    }
}
