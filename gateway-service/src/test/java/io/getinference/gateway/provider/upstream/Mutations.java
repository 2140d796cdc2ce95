package io.getinference.gateway.provider.upstream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Events in which anything is null or of another kind than it should be. */
public final class Mutations {

    private static final List<String> OTHERS =
            List.of(
                    "null", "7", "-1", "1.5", "true", "\"x\"", "\"\"", "[]", "[null]", "{}",
                    "[[{}]]", "1e99");

    private Mutations() {}

    /** Every event of a stream, with up to three values changed in each. */
    public static List<JsonNode> of(String stream, RandomGenerator random) {
        return stream.lines()
                .filter(line -> line.startsWith("data: "))
                .map(line ->
                        mutated(Json.MAPPER.readTree(line.substring("data: ".length())), random))
                .toList();
    }

    private static JsonNode mutated(JsonNode event, RandomGenerator random) {
        for (int change = random.nextInt(4); change > 0; change--) {
            List<JsonNode> containers = new ArrayList<>();
            collect(event, containers);
            JsonNode one = containers.get(random.nextInt(containers.size()));
            JsonNode other = Json.MAPPER.readTree(OTHERS.get(random.nextInt(OTHERS.size())));
            if (one instanceof ObjectNode object && !object.isEmpty()) {
                List<String> names = List.copyOf(object.propertyNames());
                object.set(names.get(random.nextInt(names.size())), other);
            } else if (one instanceof ArrayNode array && !array.isEmpty()) {
                array.set(random.nextInt(array.size()), other);
            }
        }
        return random.nextInt(50) == 0 ? JsonNodeFactory.instance.nullNode() : event;
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer()) {
            containers.add(node);
            node.forEach(inside -> collect(inside, containers));
        }
    }
}
