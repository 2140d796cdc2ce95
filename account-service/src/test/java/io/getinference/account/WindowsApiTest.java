package io.getinference.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.event.KeyLimits;
import io.getinference.common.event.LimitsSet;
import io.getinference.common.event.TeamLimits;
import io.getinference.common.event.WindowBudget;
import io.getinference.common.id.AccountId;
import io.getinference.common.money.Money;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Budgets that begin anew with each day, week or month: set, shown, told in time. */
class WindowsApiTest extends EverythingThereTest {

    @Autowired
    @Qualifier("limitsRenewal")
    private SchedulingConfigurer renewal;

    @Test
    void areToldForAccountTeamAndKeyWheneverTheyChange() {
        AccountId account = openAccount();
        String path = "/accounts/" + account;
        String team = makeTeam(account, "{\"name\":\"Research\",\"week_budget_usd\":\"7.00\"}");
        api().post(
                        path + "/keys",
                        "{\"name\":\"k\",\"day_budget_usd\":\"1.00\",\"month_budget_usd\":\"9.00\"}");
        api().patch(path, "{\"month_budget_usd\":\"100.00\",\"budget_usd\":\"500.00\"}");
        api().patch(path, "{\"month_budget_usd\":\"200.00\"}");
        api().patch(path, "{\"month_budget_usd\":null}");
        api().patch(path + "/teams/" + team, "{\"day_budget_usd\":\"2.00\"}");
        api().patch(path + "/teams/" + team, "{\"day_budget_usd\":\"2.00\"}");

        List<LimitsSet> told = told(account, 7);
        assertThat(told).hasSize(7);
        assertThat(amounts(told.get(1).teamLimits().getFirst())).containsExactly("WEEK 7.00");
        KeyLimits key = told.get(2).keys().getFirst();
        assertThat(amounts(key.windowBudgets())).containsExactly("DAY 1.00", "MONTH 9.00");
        assertThat(told.get(3).budget()).isEqualTo(Money.ofUsd("500.00"));
        assertThat(amounts(told.get(3).windowBudgets())).containsExactly("MONTH 100.00");
        assertThat(amounts(told.get(4).windowBudgets())).containsExactly("MONTH 200.00");
        assertThat(told.get(5).windows()).isNull();
        assertThat(amounts(told.get(6).teamLimits().getFirst()))
                .containsExactly("DAY 2.00", "WEEK 7.00");
    }

    @Test
    void areShownWhereTheyAreSet() {
        AccountId account = openAccount();
        String path = "/accounts/" + account;

        assertThat(api().get(path).response().body())
                .contains(
                        "\"budget_usd\":null,\"day_budget_usd\":null,\"week_budget_usd\":null,"
                                + "\"month_budget_usd\":null,\"time_zone\":\"UTC\","
                                + "\"alert_at_percent\":[80,100]");
        assertThat(api().patch(path, "{\"day_budget_usd\":\"0.50\"}").response().body())
                .contains("\"day_budget_usd\":\"0.50\"");
        assertThat(
                        api().post(path + "/keys", "{\"name\":\"k\",\"week_budget_usd\":\"3.00\"}")
                                .response()
                                .body())
                .contains("\"week_budget_usd\":\"3.00\"");
        assertThat(
                        api().post(path + "/teams", "{\"name\":\"t\",\"week_budget_usd\":\"3.00\"}")
                                .response()
                                .body())
                .contains("\"week_budget_usd\":\"3.00\"");
    }

    @Test
    void beginAtTheMidnightsOfTheAccountsZone() {
        AccountId account = openAccount();
        String path = "/accounts/" + account;
        api().patch(path, "{\"day_budget_usd\":\"1.00\"}");
        api().patch(path, "{\"time_zone\":\"Asia/Kathmandu\"}");

        List<LimitsSet> told = told(account, 3);
        assertThat(midnights(told.get(1), "UTC")).containsOnly(LocalTime.MIDNIGHT);
        assertThat(midnights(told.get(2), "Asia/Kathmandu")).containsOnly(LocalTime.MIDNIGHT);
        assertThat(midnights(told.get(2), "UTC")).doesNotContain(LocalTime.MIDNIGHT);
    }

    @Test
    void areToldAgainBeforeTheStartsRunOutAndOnlyThen() {
        AccountId due = openAccount();
        AccountId later = openAccount();
        AccountId without = openAccount();
        api().patch("/accounts/" + due, "{\"day_budget_usd\":\"1.00\"}");
        api().patch("/accounts/" + later, "{\"day_budget_usd\":\"1.00\"}");

        jdbc.sql("update account set tell_again_at = now() where id = ?")
                .param(due.value())
                .update();

        List<LimitsSet> told = told(due, 3);
        assertThat(told.get(2).number()).isEqualTo(3);
        assertThat(told.get(2).windowBudgets()).isEqualTo(told.get(1).windowBudgets());
        assertThat(told(later, 2)).hasSize(2);
        assertThat(told(without, 1)).hasSize(1);
        assertThat(daysUntilRenewal(due)).isBetween(3L, 4L);
    }

    @Test
    void areToldAgainOnceHoweverManyInstancesTry() {
        List<AccountId> accounts = Stream.generate(this::openAccount).limit(8).toList();
        for (AccountId account : accounts) {
            api().patch("/accounts/" + account, "{\"day_budget_usd\":\"1.00\"}");
        }
        jdbc.sql("update account set tell_again_at = now() where id = any(:ids)")
                .param("ids", accounts.stream().map(AccountId::value).toArray(String[]::new))
                .update();

        try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int instance = 0; instance < 4; instance++) {
                renewal().forEach(instances::execute);
            }
        }

        for (AccountId account : accounts) {
            assertThat(told(account, 3)).hasSize(3);
            assertThat(told(account, 3)).last().extracting(LimitsSet::number).isEqualTo(3L);
        }
    }

    @Test
    void areToldAgainAlthoughAnotherAccountsCannotBe() {
        AccountId broken = openAccount();
        AccountId due = openAccount();
        api().patch("/accounts/" + due, "{\"day_budget_usd\":\"1.00\"}");
        jdbc.sql(
                        "update account set time_zone = 'Mars/Olympus', tell_again_at = now() where id = ?")
                .param(broken.value())
                .update();
        jdbc.sql("update account set tell_again_at = now() where id = ?")
                .param(due.value())
                .update();

        assertThat(told(due, 3)).hasSize(3);
        jdbc.sql("update account set time_zone = 'UTC' where id = ?")
                .param(broken.value())
                .update();
        assertThat(told(broken, 2)).hasSize(2);
    }

    /** What the scheduler runs, to run it here as another instance would. */
    private List<Runnable> renewal() {
        ScheduledTaskRegistrar tasks = new ScheduledTaskRegistrar();
        renewal.configureTasks(tasks);
        return tasks.getFixedRateTaskList().stream().map(task -> task.getRunnable()).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "time_zone | \"Mars/Olympus\"",
                "time_zone | \"+02:00\"",
                "time_zone | null",
                "time_zone | 5",
                "alert_at_percent | null",
                "alert_at_percent | [null]",
                "alert_at_percent | [0]",
                "alert_at_percent | [101]",
                "alert_at_percent | [100,80]",
                "alert_at_percent | [80,80]",
                "alert_at_percent | [1,2,3,4,5,6,7,8,9,10,11]",
                "alert_at_percent | 80",
                "day_budget_usd | \"-1\"",
                "week_budget_usd | 5",
                "month_budget_usd | \"1.0000000001\""
            })
    void areRefusedWithTheFieldThatIsWrong(String field, String value) {
        Answer refused =
                api().patch("/accounts/" + openAccount(), "{\"" + field + "\":" + value + "}");

        assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
        assertThat(refused.json().path("field").stringValue()).isEqualTo(field);
    }

    @Test
    void alertsAreToldAsTheyWereSetAndNoneWhereThereAreNone() {
        AccountId account = openAccount();
        api().patch("/accounts/" + account, "{\"alert_at_percent\":[50,90,100]}");
        api().patch("/accounts/" + account, "{\"alert_at_percent\":[]}");

        assertThat(told(account, 3))
                .extracting(LimitsSet::alerts)
                .containsExactly(List.of(80, 100), List.of(50, 90, 100), List.of());
    }

    private long daysUntilRenewal(AccountId account) {
        return jdbc.sql(
                        "select extract(day from tell_again_at - now())::bigint from account where id = ?")
                .param(account.value())
                .query(Long.class)
                .single();
    }

    private static List<LimitsSet> told(AccountId account, int count) {
        return Journal.of(account, count).stream().map(fact -> (LimitsSet) fact).toList();
    }

    private static List<LocalTime> midnights(LimitsSet limits, String zone) {
        return limits.windowBudgets().getFirst().starts().stream()
                .map(start -> LocalTime.ofInstant(start, ZoneId.of(zone)))
                .toList();
    }

    private static List<String> amounts(TeamLimits limits) {
        return amounts(limits.windowBudgets());
    }

    private static List<String> amounts(List<WindowBudget> windows) {
        return windows.stream()
                .map(budget -> budget.window() + " " + budget.amount().toUsd())
                .toList();
    }
}
