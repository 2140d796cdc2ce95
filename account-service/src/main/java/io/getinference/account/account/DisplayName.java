package io.getinference.account.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What people call an account, a team or a key.
 *
 * @param value 1 to 100 characters, not all blank, none of them a control character
 */
public record DisplayName(@JsonValue String value) {

    private static final int CHARACTERS_MAX = 100;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DisplayName {
        if (value.isBlank() || value.codePointCount(0, value.length()) > CHARACTERS_MAX) {
            throw new IllegalArgumentException(
                    "a name has 1 to " + CHARACTERS_MAX + " characters, not all of them blank");
        }
        if (value.codePoints().anyMatch(DisplayName::isUnprintable)) {
            throw new IllegalArgumentException("a name has no control characters");
        }
    }

    /** A surrogate without its other half is no character and cannot be stored. */
    private static boolean isUnprintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return value;
    }
}
