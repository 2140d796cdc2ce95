package io.getinference.gateway.provider.gemini;

import io.getinference.gateway.provider.upstream.Schemas;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;

/**
 * Brings a JSON Schema into Google's dialect: another place for definitions, no company for
 * references.
 */
final class GeminiSchema {

    private static final String OLD_DEFINITIONS = "definitions";
    private static final String REFERENCE = "$ref";
    private static final String OLD_PREFIX = "#/definitions/";

    /** Says nothing of what an object may hold. */
    private static final Set<String> SAYING_NOTHING =
            Set.of("type", "title", "description", "additionalProperties");

    private GeminiSchema() {}

    static ObjectNode taken(ObjectNode schema) {
        ObjectNode taken = Schemas.changed(schema, GeminiSchema::one);
        if (taken.path(OLD_DEFINITIONS).isObject() && !taken.has("$defs")) {
            taken.set("$defs", taken.remove(OLD_DEFINITIONS));
        }
        return taken;
    }

    /** Whether a function by this schema takes no arguments; then its schema is left out. */
    static boolean isEmpty(ObjectNode schema) {
        return taken(schema).properties().stream()
                .noneMatch(member ->
                        !SAYING_NOTHING.contains(member.getKey())
                                && !(member.getValue().isContainer()
                                        && member.getValue().isEmpty()));
    }

    private static ObjectNode one(ObjectNode schema) {
        schema.remove(List.of("$schema", "strict"));
        String reference = schema.path(REFERENCE).asString("");
        if (reference.isEmpty()) {
            return schema;
        }
        if (reference.startsWith(OLD_PREFIX)) {
            schema.put(REFERENCE, "#/$defs/" + reference.substring(OLD_PREFIX.length()));
        }
        // Google refuses a reference with company; what stands beside it is mostly a description.
        List<String> company =
                schema.propertyNames().stream()
                        .filter(name -> !name.startsWith("$") && !name.equals(OLD_DEFINITIONS))
                        .toList();
        schema.remove(company);
        return schema;
    }
}
