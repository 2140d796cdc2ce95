package io.getinference.metering.budget;

import io.getinference.common.money.Money;

import java.util.List;
import java.util.function.UnaryOperator;

/** A state with some parts exchanged, for folds that are wrong on purpose. */
record Parts(AccountState state) {

    static Parts of(AccountState state) {
        return new Parts(state);
    }

    Parts rules(Rules rules) {
        return with(rules, state.facts(), state.budgets(), state.gateways());
    }

    Parts facts(SeenFacts facts) {
        return with(state.rules(), facts, state.budgets(), state.gateways());
    }

    Parts gateways(Gateways gateways) {
        return with(state.rules(), state.facts(), state.budgets(), gateways);
    }

    Parts quarantine(Quarantine quarantine) {
        return new Parts(
                new AccountState(
                        state.time(),
                        state.rules(),
                        state.facts(),
                        state.credit(),
                        state.budgets(),
                        state.gateways(),
                        quarantine,
                        state.house(),
                        state.alerts()));
    }

    Parts house(Money house) {
        return new Parts(
                new AccountState(
                        state.time(),
                        state.rules(),
                        state.facts(),
                        state.credit(),
                        state.budgets(),
                        state.gateways(),
                        state.quarantine(),
                        house,
                        state.alerts()));
    }

    Parts alerts(Alerts alerts) {
        return new Parts(
                new AccountState(
                        state.time(),
                        state.rules(),
                        state.facts(),
                        state.credit(),
                        state.budgets(),
                        state.gateways(),
                        state.quarantine(),
                        state.house(),
                        alerts.stored()));
    }

    AccountState lives(UnaryOperator<Life> change) {
        List<Gateway> changed =
                state.gateways().all().stream()
                        .map(gateway ->
                                new Gateway(
                                        gateway.id(),
                                        gateway.closedBelow(),
                                        gateway.open().stream().map(change).toList()))
                        .toList();
        return gateways(new Gateways(changed)).state;
    }

    AccountState rows(UnaryOperator<LeaseRow> change) {
        return lives(life ->
                new Life(
                        life.count(),
                        life.usage(),
                        life.last(),
                        life.reclaimed(),
                        life.rows().stream().map(change).toList()));
    }

    AccountState keys(UnaryOperator<BudgetedKey> change) {
        Budgets budgets = state.budgets();
        Budgets changed =
                new Budgets(
                        budgets.account(),
                        budgets.teams(),
                        budgets.keys().stream().map(change).toList());
        return with(state.rules(), state.facts(), changed, state.gateways()).state;
    }

    AccountState windows(UnaryOperator<WindowCount> change) {
        Budgets budgets = state.budgets();
        Budgets changed =
                new Budgets(
                        windows(budgets.account(), change),
                        budgets.teams().stream()
                                .map(team ->
                                        new BudgetedTeam(
                                                team.team(), windows(team.budget(), change)))
                                .toList(),
                        budgets.keys().stream()
                                .map(key ->
                                        new BudgetedKey(
                                                key.key(),
                                                key.named(),
                                                key.team(),
                                                windows(key.budget(), change),
                                                key.rates()))
                                .toList());
        return with(state.rules(), state.facts(), changed, state.gateways()).state;
    }

    private static Budget windows(Budget budget, UnaryOperator<WindowCount> change) {
        return new Budget(
                budget.cap(), budget.charged(), budget.windows().stream().map(change).toList());
    }

    private Parts with(Rules rules, SeenFacts facts, Budgets budgets, Gateways gateways) {
        return new Parts(
                new AccountState(
                        state.time(),
                        rules,
                        facts,
                        state.credit(),
                        budgets,
                        gateways,
                        state.quarantine(),
                        state.house(),
                        state.alerts()));
    }
}
