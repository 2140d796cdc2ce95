package io.getinference.gateway.provider;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

/** The form that the caller wants the answer's text in. */
public sealed interface Format {

    /** Any. */
    record Text() implements Format {}

    /** Some JSON object. */
    record JsonObject() implements Format {}

    /**
     * JSON by a schema.
     *
     * @param name letters, digits, {@code _} and {@code -}, at most 64
     * @param schema JSON Schema; an empty one takes anything
     */
    record JsonSchema(String name, @Nullable String description, ObjectNode schema)
            implements Format {}
}
