package io.getinference.billing.ledger;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The ledger's twin for tests without a database. */
public final class InMemoryLedger implements Ledger {

    private final Set<PostingKey> posted = new HashSet<>();
    private final Map<LedgerAccount, Map<Fact, Turnover>> turnovers = new HashMap<>();

    @Override
    public synchronized Outcome post(Posting posting) {
        if (!posted.add(posting.key())) {
            return Outcome.ALREADY_POSTED;
        }
        posting.entries()
                .forEach(entry ->
                        turnovers
                                .computeIfAbsent(
                                        entry.account(), account -> new EnumMap<>(Fact.class))
                                .merge(
                                        posting.key().fact(),
                                        Turnover.NONE.plus(entry.amount()),
                                        Turnover::plus));
        return Outcome.POSTED;
    }

    @Override
    public synchronized Map<Fact, Turnover> turnovers(LedgerAccount account) {
        return turnovers.getOrDefault(account, Map.of());
    }
}
