package io.getinference.chaos.gather;

import io.getinference.chaos.cluster.Await;
import io.getinference.chaos.cluster.Places;
import io.getinference.chaos.evidence.Call;
import io.getinference.chaos.evidence.Death;
import io.getinference.chaos.evidence.Evidence;
import io.getinference.chaos.evidence.Told;
import io.getinference.common.id.AccountId;
import io.getinference.common.money.Money;

import java.time.Duration;
import java.util.List;

/** Waits until everything has settled, and reads all of the evidence. */
public final class Gathering {

    private final Places places;
    private final Statements statements;
    private final List<AccountId> accounts;

    /**
     * For these accounts.
     *
     * @param accounts the first is the one that was spent to its end
     */
    public Gathering(Places places, Statements statements, List<AccountId> accounts) {
        this.places = places;
        this.statements = statements;
        this.accounts = List.copyOf(accounts);
    }

    /** Whether no lease is out any more and billing has posted whatever was rated, in time. */
    public boolean settles(Duration bound) {
        return Await.within(bound, this::isSettled);
    }

    private boolean isSettled() {
        List<Told> told = statements.all(accounts);
        long requests =
                told.stream()
                        .filter(one -> one.instance().equals(told.getFirst().instance()))
                        .mapToLong(Told::requests)
                        .sum();
        return told.stream().allMatch(one -> one.standing().held().equals(Money.ZERO))
                && new LedgerReader(places.postgres()).read().posted().size() == requests;
    }

    /** Everything, as it is now. */
    public Evidence evidence(List<Call> calls, List<Death> deaths, int topUps) {
        Topics topics = new Topics(new TopicReader(places.kafka().bootstrapServers()));
        return new Evidence(
                accounts.getFirst(),
                Bills.in(places.billLog()),
                topics.journal(),
                topics.rated(),
                topics.states(),
                new LedgerReader(places.postgres()).read(),
                statements.all(accounts),
                calls,
                deaths,
                topUps);
    }
}
