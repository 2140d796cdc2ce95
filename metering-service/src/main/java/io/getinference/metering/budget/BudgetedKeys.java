package io.getinference.metering.budget;

import io.getinference.common.event.KeyLimits;
import io.getinference.common.event.LimitsSet;
import io.getinference.common.id.KeyId;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every API key that limits ever named. */
record BudgetedKeys(List<BudgetedKey> keys) {

    static final BudgetedKeys NONE = new BudgetedKeys(List.of());

    BudgetedKeys {
        keys = List.copyOf(keys);
    }

    @Nullable BudgetedKey of(KeyId key) {
        for (BudgetedKey known : keys) {
            if (known.key().equals(key)) {
                return known;
            }
        }
        return null;
    }

    boolean names(KeyId key) {
        BudgetedKey known = of(key);
        return known != null && known.named();
    }

    BudgetedKeys with(LimitsSet limits) {
        List<BudgetedKey> replaced = new ArrayList<>();
        for (BudgetedKey known : keys) {
            Optional<KeyLimits> named =
                    limits.keys().stream().filter(of -> of.key().equals(known.key())).findFirst();
            replaced.add(
                    named.map(now -> known.withLimits(true, now.budget()))
                            .orElseGet(() -> known.withLimits(false, known.budget())));
        }
        for (KeyLimits named : limits.keys()) {
            if (of(named.key()) == null) {
                replaced.add(new BudgetedKey(named.key(), true, named.budget(), Money.ZERO));
            }
        }
        return new BudgetedKeys(replaced);
    }

    BudgetedKeys charge(KeyId key, Money charge) {
        return new BudgetedKeys(
                keys.stream()
                        .map(known -> known.key().equals(key) ? known.charged(charge) : known)
                        .toList());
    }

    Money charged() {
        return keys.stream().map(BudgetedKey::charged).reduce(Money.ZERO, Money::plus);
    }
}
