package io.getinference.chaos.check;

import static java.util.stream.Collectors.groupingBy;

import io.getinference.chaos.evidence.Told;
import io.getinference.common.event.UsageRated;
import io.getinference.common.id.AccountId;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Applying the journal again from offset 0 changes nothing, row for row. */
final class ReplayAgrees implements Check {

    @Override
    public Stream<Row> rows(Trial trial) {
        return Stream.of(rated(trial), states(trial), told(trial));
    }

    private static Row rated(Trial trial) {
        Map<AccountId, List<UsageRated>> published =
                trial.evidence().rated().stream().collect(groupingBy(UsageRated::account));
        Map<AccountId, List<UsageRated>> again =
                trial.replay().rated().collect(groupingBy(UsageRated::account));
        Set<AccountId> accounts = new HashSet<>(published.keySet());
        accounts.addAll(again.keySet());
        List<String> unequal = new ArrayList<>();
        for (AccountId account : accounts) {
            List<UsageRated> one = published.getOrDefault(account, List.of());
            List<UsageRated> two = again.getOrDefault(account, List.of());
            for (int i = 0; i < Math.max(one.size(), two.size()); i++) {
                if (i >= one.size() || i >= two.size() || !one.get(i).equals(two.get(i))) {
                    unequal.add(account + " row " + i);
                }
            }
        }
        return Row.none(
                "3",
                "rows of rated-usage other than the replay's",
                trial.evidence().rated().size(),
                unequal);
    }

    private static Row states(Trial trial) {
        Map<AccountId, JsonNode> again = trial.replay().states();
        List<String> unequal = new ArrayList<>();
        again.forEach((account, state) -> {
            if (!state.equals(trial.evidence().states().get(account))) {
                unequal.add("" + account);
            }
        });
        return Row.none(
                "3", "accounts whose stored state is not the replay's", again.size(), unequal);
    }

    private static Row told(Trial trial) {
        List<String> unequal = new ArrayList<>();
        for (Told told : trial.evidence().told()) {
            long requests =
                    trial.replay().rated().filter(r -> r.account().equals(told.account())).count();
            if (!told.standing().equals(trial.replay().standing(told.account()))
                    || told.requests() != requests) {
                unequal.add(told + " is not " + trial.replay().standing(told.account()));
            }
        }
        return Row.none(
                "3",
                "answers of metering other than the replay's",
                trial.evidence().told().size(),
                unequal);
    }
}
