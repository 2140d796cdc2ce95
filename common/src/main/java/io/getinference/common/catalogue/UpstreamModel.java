package io.getinference.common.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.regex.Pattern;

/**
 * The name a provider uses for a model; prices belong to it.
 *
 * @param value letters, digits and {@code . _ : -}, at most 100
 */
public record UpstreamModel(@JsonValue String value) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public UpstreamModel {
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException("not the name of a model");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
