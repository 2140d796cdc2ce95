package io.getinference.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.event.KeyLimits;
import io.getinference.common.event.LimitsSet;
import io.getinference.common.event.OperatorFact;
import io.getinference.common.event.TeamLimits;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.TeamId;
import io.getinference.common.money.Money;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What metering hears when limits change: always all of them, in one numbering. */
class LimitsTest extends EverythingThereTest {

    private static final Money ONE = Money.ofUsd("1.00");
    private static final Money TWO = Money.ofUsd("2.00");

    @Test
    void tellsEveryChangeOfEveryBudgetWithAllTheOthers() {
        AccountId account = openAccount();
        String path = "/accounts/" + account;
        TeamId team =
                new TeamId(makeTeam(account, "{\"name\":\"Research\",\"budget_usd\":\"1.00\"}"));
        KeyId key =
                new KeyId(
                        api().post(path + "/keys", "{\"name\":\"k\",\"team\":\"" + team + "\"}")
                                .json()
                                .path("id")
                                .stringValue());
        api().patch(path + "/teams/" + team, "{\"budget_usd\":\"2.00\"}");
        api().patch(path + "/keys/" + key, "{\"budget_usd\":\"1.00\"}");
        api().patch(path, "{\"budget_usd\":\"2.00\"}");
        api().patch(path + "/keys/" + key, "{\"team\":null}");
        api().delete(path + "/teams/" + team);

        KeyLimits inTeam = new KeyLimits(key, null, team, null);
        KeyLimits budgeted = new KeyLimits(key, ONE, team, null);
        KeyLimits alone = new KeyLimits(key, ONE);
        TeamLimits one = new TeamLimits(team, ONE, null);
        TeamLimits two = new TeamLimits(team, TWO, null);
        assertThat(Journal.of(account, 8).stream().map(LimitsTest::withoutAlerts))
                .containsExactly(
                        new LimitsSet(account, 1, List.of()),
                        new LimitsSet(account, 2, List.of(), List.of(one), null, null),
                        new LimitsSet(account, 3, List.of(inTeam), List.of(one), null, null),
                        new LimitsSet(account, 4, List.of(inTeam), List.of(two), null, null),
                        new LimitsSet(account, 5, List.of(budgeted), List.of(two), null, null),
                        new LimitsSet(account, 6, List.of(budgeted), List.of(two), TWO, null),
                        new LimitsSet(account, 7, List.of(alone), List.of(two), TWO, null),
                        new LimitsSet(account, 8, List.of(alone), null, TWO, null));
    }

    @Test
    void tellsNothingWhereNoLimitChanged() {
        AccountId account = openAccount();
        String path = "/accounts/" + account;
        String team = path + "/teams/" + makeTeam(account, "{\"name\":\"Research\"}");
        String key = path + "/keys/" + issueKey(account).json().path("id").stringValue();

        api().patch(path, "{\"name\":\"Other\",\"budget_usd\":null}");
        api().patch(team, "{\"name\":\"Other\"}");
        api().patch(key, "{\"name\":\"Other\",\"team\":null}");
        api().patch(key, "{\"budget_usd\":\"1.00\"}");

        assertThat(Journal.of(account, 4)).hasSize(4);
    }

    /** Of which another test speaks. */
    private static LimitsSet withoutAlerts(OperatorFact fact) {
        LimitsSet told = (LimitsSet) fact;
        return new LimitsSet(
                told.account(),
                told.number(),
                told.keys(),
                told.teams(),
                told.budget(),
                told.windows());
    }
}
