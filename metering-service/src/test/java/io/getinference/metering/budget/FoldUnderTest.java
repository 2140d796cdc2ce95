package io.getinference.metering.budget;

import static io.getinference.metering.budget.InvariantBroken.unless;

import io.getinference.common.event.Wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * An account's journal and its owner, which commits now and then, crashes, and is followed by one
 * that starts again from the last commit.
 */
final class FoldUnderTest {

    private static final int ROUND_TRIP_STEPS = 2000;

    private final Authority authority;
    private final Invariants invariants = new Invariants();
    private final List<Entry> journal = new ArrayList<>();
    private final List<Applied> sinceCommit = new ArrayList<>();
    private AccountState committed = AccountState.NEW;
    private AccountState state = AccountState.NEW;

    FoldUnderTest(Authority authority) {
        this.authority = authority;
    }

    AccountState state() {
        return state;
    }

    /** What an owner that has lost its partition still believes. */
    AccountState committed() {
        return committed;
    }

    List<Entry> journal() {
        return journal;
    }

    Invariants invariants() {
        return invariants;
    }

    Applied append(Entry entry) {
        journal.add(entry);
        AccountState before = state;
        Applied applied = authority.apply(before, entry);
        state = applied.state();
        sinceCommit.add(applied);
        invariants.check(before, entry, applied);
        if (journal.size() % ROUND_TRIP_STEPS == 0) {
            checkRoundTrip();
        }
        return applied;
    }

    void commit() {
        committed = state;
        sinceCommit.clear();
    }

    /** Another owner replays what was not committed; what was answered meanwhile must hold. */
    void crash() {
        state = committed;
        int from = journal.size() - sinceCommit.size();
        for (int i = 0; i < sinceCommit.size(); i++) {
            Applied again = authority.apply(state, journal.get(from + i));
            unless(again.equals(sinceCommit.get(i)), "a replay decided otherwise");
            state = again.state();
        }
    }

    void checkReplay() {
        AccountState again = AccountState.NEW;
        for (Entry entry : journal) {
            again = authority.apply(again, entry).state();
        }
        unless(again.equals(state), "a replay from the start leads to another state");
        checkRoundTrip();
    }

    private void checkRoundTrip() {
        AccountState read =
                Wire.JSON.readValue(Wire.JSON.writeValueAsBytes(state), AccountState.class);
        unless(read.equals(state), "the stored state is another");
    }

    /** At times a commit, at times a crash. */
    void live(Random random) {
        int dice = random.nextInt(400);
        if (dice < 8) {
            commit();
        } else if (dice == 8) {
            crash();
        }
    }
}
