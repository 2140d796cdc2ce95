package io.getinference.chaos.check;

import io.getinference.chaos.evidence.GrantRow;
import io.getinference.chaos.evidence.JournalRecord;
import io.getinference.common.event.CreditGranted;
import io.getinference.common.event.GrantUse;
import io.getinference.common.money.Money;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was granted is what was consumed and what remains; a top-up that is repeated is one. */
final class Conservation implements Check {

    @Override
    public Stream<Row> rows(Trial trial) {
        List<GrantRow> grants = trial.evidence().ledger().grants();
        Money granted = grants.stream().map(GrantRow::amount).reduce(Money.ZERO, Money::plus);
        Money consumed =
                trial.evidence().rated().stream()
                        .flatMap(rated -> rated.grants().stream())
                        .map(GrantUse::amount)
                        .reduce(Money.ZERO, Money::plus);
        Money remaining =
                grants.stream()
                        .map(GrantRow::account)
                        .distinct()
                        .map(account -> trial.replay().standing(account).remaining())
                        .reduce(Money.ZERO, Money::plus);
        return Stream.of(
                Row.same("13", "granted = consumed + remaining", granted, consumed.plus(remaining)),
                beyond(trial, grants),
                Row.same(
                        "15",
                        "grants made of repeated top-ups",
                        trial.evidence().topUps(),
                        grants.size()),
                Row.same("15", "grants told to the journal", grants.size(), told(trial)));
    }

    private static Row beyond(Trial trial, List<GrantRow> grants) {
        Map<String, Money> used =
                trial.evidence().rated().stream()
                        .flatMap(rated -> rated.grants().stream())
                        .collect(
                                Collectors.toMap(
                                        use -> use.grant().value(), GrantUse::amount, Money::plus));
        List<String> above =
                grants.stream()
                        .filter(grant ->
                                !grant.amount().covers(used.getOrDefault(grant.id(), Money.ZERO)))
                        .map(GrantRow::id)
                        .toList();
        return Row.none("13", "grants that paid more than they are", grants.size(), above);
    }

    private static long told(Trial trial) {
        return trial.evidence().journal().stream()
                .map(JournalRecord::event)
                .filter(CreditGranted.class::isInstance)
                .map(event -> ((CreditGranted) event).grant())
                .distinct()
                .count();
    }
}
