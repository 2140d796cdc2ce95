package io.getinference.gateway.table;

import java.util.Collection;
import java.util.Optional;

/**
 * Rows by key, in memory.
 *
 * @param <R> the row
 */
public interface Table<R> {

    Optional<R> row(String key);

    Collection<R> rows();

    /**
     * Whether the table has once been read to its end; before that, a missing row means nothing.
     */
    boolean isLoaded();
}
