package io.getinference.simulator.answer;

import tools.jackson.databind.JsonNode;

/** The form that a request wants its text in. */
public sealed interface Format {
    /** No wish. */
    record Prose() implements Format {}

    /** Some JSON object. */
    record AnyJson() implements Format {}

    /** JSON that conforms to a schema. */
    record Conforming(JsonNode schema) implements Format {}
}
