package io.getinference.chaos.replay;

import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.lease.LeaseAnswer;
import io.getinference.common.money.Money;
import io.getinference.metering.budget.AccountState;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The lease rows of one account, read one by one as a gateway would read them. */
final class Rows {

    private final Map<LifeId, Map<KeyId, Money>> out = new HashMap<>();
    private final Set<KeyId> keys = new HashSet<>();

    void know(KeyId key) {
        keys.add(key);
    }

    /** Reads all rows of that life again. */
    void refresh(AccountState state, LifeId life) {
        Map<KeyId, Money> rows = new HashMap<>();
        for (KeyId key : keys) {
            LeaseAnswer answer = state.answer(life, key);
            if (answer != null && !answer.granted().equals(answer.charged())) {
                rows.put(key, answer.granted().minus(answer.charged()));
            }
        }
        out.put(life, rows);
    }

    void refreshAll(AccountState state) {
        Set.copyOf(out.keySet()).forEach(life -> refresh(state, life));
    }

    Money out(LifeId life) {
        return out.getOrDefault(life, Map.of()).values().stream().reduce(Money.ZERO, Money::plus);
    }

    Money all() {
        return out.keySet().stream().map(this::out).reduce(Money.ZERO, Money::plus);
    }
}
