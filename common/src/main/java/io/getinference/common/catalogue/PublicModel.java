package io.getinference.common.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.regex.Pattern;

/**
 * The name a caller uses for a model, as our public API lists it.
 *
 * @param value letters, digits and {@code . _ : -}, at most 100
 */
public record PublicModel(@JsonValue String value) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PublicModel {
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException("not the name of a model");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
