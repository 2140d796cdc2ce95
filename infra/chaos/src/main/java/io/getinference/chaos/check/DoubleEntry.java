package io.getinference.chaos.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toMap;

import io.getinference.chaos.evidence.GrantRow;
import io.getinference.chaos.evidence.Ledger;
import io.getinference.chaos.evidence.LedgerEntry;
import io.getinference.chaos.evidence.Posted;
import io.getinference.common.id.AccountId;
import io.getinference.common.money.Money;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every transaction sums to zero, and what a customer has left follows from entries at each one.
 */
final class DoubleEntry implements Check {

    @Override
    public Stream<Row> rows(Trial trial) {
        Ledger ledger = trial.evidence().ledger();
        return Stream.of(sums(ledger), prefixes(ledger), balances(trial));
    }

    private static Row sums(Ledger ledger) {
        Map<Long, Long> sums =
                ledger.entries().stream()
                        .collect(
                                groupingBy(
                                        LedgerEntry::transaction, summingLong(LedgerEntry::nano)));
        List<String> unbalanced =
                sums.entrySet().stream()
                        .filter(sum -> sum.getValue() != 0)
                        .map(sum -> "transaction " + sum)
                        .toList();
        return Row.none("4", "transactions that do not sum to zero", sums.size(), unbalanced);
    }

    /**
     * What moved by the entries of a transaction is what its fact says, and so are all prefixes.
     */
    private static Row prefixes(Ledger ledger) {
        Map<String, Long> facts =
                ledger.posted().stream()
                        .collect(toMap(p -> "usage/" + p.attempt(), p -> p.amounts().charge()));
        ledger.grants().forEach(grant -> facts.put("grant/" + grant.id(), -grant.amount().nanos()));
        Map<Long, List<LedgerEntry>> transactions =
                ledger.entries().stream()
                        .collect(
                                groupingBy(
                                        LedgerEntry::transaction,
                                        LinkedHashMap::new,
                                        java.util.stream.Collectors.toList()));
        List<String> wrong = new ArrayList<>();
        transactions.forEach((transaction, entries) -> {
            long moved =
                    entries.stream()
                            .filter(LedgerEntry::isCustomers)
                            .mapToLong(LedgerEntry::nano)
                            .sum();
            String key = entries.getFirst().postingKey();
            if (facts.getOrDefault(key, Long.MIN_VALUE) != moved) {
                wrong.add(key + " moved " + new Money(moved));
            }
        });
        return Row.none(
                "5", "prefixes whose balance is not their facts'", transactions.size(), wrong);
    }

    private static Row balances(Trial trial) {
        Ledger ledger = trial.evidence().ledger();
        Map<String, Long> byEntries =
                ledger.entries().stream()
                        .filter(LedgerEntry::isCustomers)
                        .collect(groupingBy(LedgerEntry::detail, summingLong(LedgerEntry::nano)));
        List<AccountId> accounts = accounts(ledger);
        List<String> wrong = new ArrayList<>();
        for (AccountId account : accounts) {
            Money booked = Money.ZERO.minus(new Money(byEntries.getOrDefault(account.value(), 0L)));
            Money folded = trial.replay().standing(account).remaining();
            if (!booked.equals(folded)) {
                wrong.add(account + ": " + booked + " by the book, " + folded + " by the journal");
            }
        }
        return Row.none(
                "5",
                "accounts whose balance in the book is not metering's",
                accounts.size(),
                wrong);
    }

    private static List<AccountId> accounts(Ledger ledger) {
        return Stream.concat(
                        ledger.grants().stream().map(GrantRow::account),
                        ledger.posted().stream().map(Posted::rated).map(rated -> rated.account()))
                .distinct()
                .toList();
    }
}
