package io.getinference.metering.budget;

import java.util.List;
import java.util.stream.Stream;

/**
 * An event's outcome.
 *
 * @param state the account after it
 * @param effects in the order they happened
 */
public record Applied(AccountState state, List<Effect> effects) {

    public Applied {
        effects = List.copyOf(effects);
    }

    static Applied of(AccountState state, Effect... effects) {
        return new Applied(state, List.of(effects));
    }

    Applied after(List<? extends Effect> earlier) {
        return earlier.isEmpty()
                ? this
                : new Applied(
                        state, Stream.<Effect>concat(earlier.stream(), effects.stream()).toList());
    }
}
