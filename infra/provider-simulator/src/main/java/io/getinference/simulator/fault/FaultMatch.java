package io.getinference.simulator.fault;

import io.getinference.simulator.model.Provider;

import org.jspecify.annotations.Nullable;

/**
 * Which call a queued fault waits for. Only calls that would otherwise be answered count.
 *
 * @param provider null: either
 * @param model asked or served model, null: any
 * @param nth the how manyth matching call from now, 1 being the next
 */
public record FaultMatch(@Nullable Provider provider, @Nullable String model, int nth) {

    /** A call can only be waited for. */
    public FaultMatch {
        if (nth < 1) {
            throw new IllegalArgumentException("nth counts from 1");
        }
    }

    /** The next call, whatever it is. */
    public static FaultMatch next() {
        return new FaultMatch(null, null, 1);
    }

    /** The next call to {@code provider}. */
    public static FaultMatch next(Provider provider) {
        return new FaultMatch(provider, null, 1);
    }

    boolean matches(Provider called, String asked, String served) {
        return (provider == null || provider == called)
                && (model == null || model.equals(asked) || model.equals(served));
    }
}
