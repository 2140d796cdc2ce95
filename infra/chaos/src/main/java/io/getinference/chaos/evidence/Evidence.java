package io.getinference.chaos.evidence;

import io.getinference.common.event.UsageRated;
import io.getinference.common.id.AccountId;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;

/**
 * Everything that a run left behind.
 *
 * @param customer the account that was spent to its end, again and again
 * @param bills the simulator's log
 * @param journal read from offset 0; the records of one account in their order
 * @param rated what metering published, committed, in its order
 * @param states metering's own state of each account, from its changelog
 * @param ledger billing's database
 * @param told what metering says
 * @param calls what callers saw
 * @param deaths of gateways
 * @param topUps how often money was granted: one grant each
 */
public record Evidence(
        AccountId customer,
        List<Bill> bills,
        List<JournalRecord> journal,
        List<UsageRated> rated,
        Map<AccountId, JsonNode> states,
        Ledger ledger,
        List<Told> told,
        List<Call> calls,
        List<Death> deaths,
        int topUps) {

    public Evidence {
        bills = List.copyOf(bills);
        journal = List.copyOf(journal);
        rated = List.copyOf(rated);
        states = Map.copyOf(states);
        told = List.copyOf(told);
        calls = List.copyOf(calls);
        deaths = List.copyOf(deaths);
    }
}
