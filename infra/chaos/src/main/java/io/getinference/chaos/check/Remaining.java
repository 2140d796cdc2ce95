package io.getinference.chaos.check;

import io.getinference.chaos.evidence.JournalRecord;
import io.getinference.chaos.replay.Step;
import io.getinference.common.event.CreditGranted;
import io.getinference.common.event.KeyLimits;
import io.getinference.common.event.LimitsSet;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each account's credit and each key's budget would have if every lease came back, at every
 * moment: from credits, limits and charges alone.
 */
final class Remaining {

    private final Map<String, List<Moment>> moments = new HashMap<>();
    private final Map<AccountId, Money> credit = new HashMap<>();
    private final Map<KeyId, Money> charged = new HashMap<>();
    private final Map<KeyId, Money> budgets = new HashMap<>();
    private final Set<String> granted = new HashSet<>();

    private record Moment(Instant at, Money remaining) {}

    Remaining(List<Step> steps) {
        steps.forEach(this::take);
    }

    /** The least between two moments, the state at the first included; null where none is known. */
    @Nullable Money least(String of, Instant from, Instant to) {
        Money before = null;
        Money least = null;
        for (Moment moment : moments.getOrDefault(of, List.of())) {
            if (moment.at.isBefore(from)) {
                before = moment.remaining;
            } else if (!moment.at.isAfter(to)) {
                least = least == null ? moment.remaining : least.min(moment.remaining);
            }
        }
        if (before == null || least == null) {
            return before == null ? least : before;
        }
        return before.min(least);
    }

    /** Whether it had that amount at some moment between the two. */
    boolean had(String of, Money amount, Instant from, Instant to) {
        Money before = null;
        for (Moment moment : moments.getOrDefault(of, List.of())) {
            if (moment.at.isBefore(from)) {
                before = moment.remaining;
            } else if (!moment.at.isAfter(to) && moment.remaining.equals(amount)) {
                return true;
            }
        }
        return amount.equals(before);
    }

    private void take(Step step) {
        JournalRecord record = step.record();
        switch (record.event()) {
            case CreditGranted grant -> {
                if (granted.add(grant.account() + " " + grant.number())) {
                    credit.merge(grant.account(), grant.amount(), Money::plus);
                    note(grant.account(), record.appended());
                }
            }
            case LimitsSet limits -> {
                for (KeyLimits key : limits.keys()) {
                    limit(key, record.appended());
                }
            }
            default -> {
                if (step.rated() != null) {
                    AccountId account = step.rated().account();
                    KeyId key = step.rated().usage().key();
                    Money owed = Money.ZERO.minus(step.rated().charge());
                    credit.merge(account, owed, Money::plus);
                    charged.merge(key, step.rated().charge(), Money::plus);
                    note(account, record.appended());
                    note(key, record.appended());
                }
            }
        }
    }

    private void limit(KeyLimits key, Instant at) {
        if (key.budget() == null) {
            budgets.remove(key.key());
        } else {
            budgets.put(key.key(), key.budget());
            note(key.key(), at);
        }
    }

    private void note(AccountId account, Instant at) {
        Money remaining = credit.getOrDefault(account, Money.ZERO);
        moments.computeIfAbsent(account.value(), _ -> new ArrayList<>())
                .add(new Moment(at, remaining));
    }

    private void note(KeyId key, Instant at) {
        Money budget = budgets.get(key);
        if (budget != null) {
            Money remaining = budget.minus(charged.getOrDefault(key, Money.ZERO));
            moments.computeIfAbsent(key.value(), _ -> new ArrayList<>())
                    .add(new Moment(at, remaining));
        }
    }
}
