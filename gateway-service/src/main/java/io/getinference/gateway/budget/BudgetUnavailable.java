package io.getinference.gateway.budget;

import org.jspecify.annotations.Nullable;

/** Nobody can say at the moment what may be spent. */
final class BudgetUnavailable extends Exception {

    private static final long serialVersionUID = 1L;

    BudgetUnavailable(String why, @Nullable Throwable cause) {
        super(why, cause);
    }
}
