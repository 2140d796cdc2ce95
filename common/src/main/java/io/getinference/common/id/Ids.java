package io.getinference.common.id;

import com.github.f4b6a3.ulid.Ulid;
import com.github.f4b6a3.ulid.UlidCreator;

import java.time.Instant;
import java.util.regex.Pattern;

/** The shape all our ids share: a prefix that names the kind, then a ULID. */
final class Ids {

    /** Canonical only: ids are compared as text, so a second spelling would be a second account. */
    private static final Pattern ULID = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");

    private Ids() {}

    static String check(String prefix, String value) {
        if (!value.startsWith(prefix)
                || !ULID.matcher(value.substring(prefix.length())).matches()) {
            throw new IllegalArgumentException("not an id of the form " + prefix + "<ULID>");
        }
        return value;
    }

    static String next(String prefix) {
        return prefix + UlidCreator.getMonotonicUlid();
    }

    static Instant madeAt(String prefix, String value) {
        return Ulid.getInstant(value.substring(prefix.length()));
    }
}
