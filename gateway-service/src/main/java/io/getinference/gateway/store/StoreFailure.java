package io.getinference.gateway.store;

import org.jspecify.annotations.Nullable;

/** The disk did not do what it should: it is full, or broken, or the store is closed. */
public final class StoreFailure extends Exception {

    private static final long serialVersionUID = 1L;

    public StoreFailure(String what, @Nullable Throwable cause) {
        super(what, cause);
    }
}
