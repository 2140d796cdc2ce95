package io.getinference.common.id;

import com.github.f4b6a3.ulid.Ulid;
import com.github.f4b6a3.ulid.UlidCreator;

/** The shape all our ids share: a prefix that names the kind, then a ULID. */
final class Ids {

    private Ids() {}

    static String check(String prefix, String value) {
        if (!value.startsWith(prefix) || !Ulid.isValid(value.substring(prefix.length()))) {
            throw new IllegalArgumentException("not an id of the form " + prefix + "<ULID>");
        }
        return value;
    }

    static String next(String prefix) {
        return prefix + UlidCreator.getMonotonicUlid();
    }
}
