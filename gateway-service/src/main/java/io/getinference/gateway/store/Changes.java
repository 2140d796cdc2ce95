package io.getinference.gateway.store;

import java.util.ArrayList;
import java.util.List;

/**
 * Changes that are made together.
 *
 * @param all in order; of several to one key the last one counts
 */
public record Changes(List<Change> all) {

    public static final Changes NONE = new Changes(List.of());

    public Changes {
        all = List.copyOf(all);
    }

    /** These, and an entry. */
    public Changes put(String key, byte[] value) {
        return plus(new Changes(List.of(new Change.Put(new Entry(key, value)))));
    }

    /** These, and an entry less; one that is not there does no harm. */
    public Changes delete(String key) {
        return plus(new Changes(List.of(new Change.Delete(key))));
    }

    /** These, and then the others. */
    public Changes plus(Changes others) {
        List<Change> both = new ArrayList<>(all);
        both.addAll(others.all);
        return new Changes(both);
    }

    /** One of them. */
    public sealed interface Change {

        /** The entry is there, in place of the one before. */
        record Put(Entry entry) implements Change {}

        /** The entry is gone. */
        record Delete(String key) implements Change {}
    }
}
