package io.getinference.account.audit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Why somebody decided something, for whoever asks later.
 *
 * @param value 1 to 500 characters, not all blank, none of them a control character
 */
public record Reason(@JsonValue String value) {

    private static final int CHARACTERS_MAX = 500;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Reason {
        if (value.isBlank() || value.codePointCount(0, value.length()) > CHARACTERS_MAX) {
            throw new IllegalArgumentException(
                    "a reason has 1 to " + CHARACTERS_MAX + " characters, not all of them blank");
        }
        if (value.codePoints().anyMatch(Reason::isUnprintable)) {
            throw new IllegalArgumentException("a reason has no control characters");
        }
    }

    private static boolean isUnprintable(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL || type == Character.SURROGATE;
    }
}
