package io.getinference.billing.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The ledger's twin for tests without a database. */
public final class InMemoryLedger implements Ledger {

    private final Set<PostingKey> posted = new HashSet<>();
    private final Map<LedgerAccount, Turnover> turnovers = new HashMap<>();

    @Override
    public synchronized Outcome post(Posting posting) {
        if (!posted.add(posting.key())) {
            return Outcome.ALREADY_POSTED;
        }
        posting.entries()
                .forEach(entry ->
                        turnovers.put(
                                entry.account(), turnover(entry.account()).plus(entry.amount())));
        return Outcome.POSTED;
    }

    @Override
    public synchronized Turnover turnover(LedgerAccount account) {
        return turnovers.getOrDefault(account, Turnover.NONE);
    }
}
