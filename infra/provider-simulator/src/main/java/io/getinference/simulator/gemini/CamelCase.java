package io.getinference.simulator.gemini;

import io.getinference.simulator.json.Json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Locale;
import java.util.Map;

/** Google takes snake_case names for its camelCase ones; this makes one of both. */
final class CamelCase {
    private CamelCase() {}

    static JsonNode names(JsonNode node) {
        if (node.isArray()) {
            ArrayNode array = Json.array();
            node.forEach(element -> array.add(names(element)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode object = Json.object();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (!member.getValue().isNull()) {
                object.set(camel(member.getKey()), names(member.getValue()));
            }
        }
        return object;
    }

    /** The way Google names a field in its messages. */
    static String snake(String camel) {
        return camel.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static String camel(String name) {
        StringBuilder camel = new StringBuilder();
        boolean upper = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '_') {
                upper = true;
            } else {
                camel.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return camel.toString();
    }
}
