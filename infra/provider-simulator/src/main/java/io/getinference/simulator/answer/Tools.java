package io.getinference.simulator.answer;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Optional;

/**
 * The tools that a model may call in this answer.
 *
 * @param offered what the choice of the request leaves of its tools; empty if it forbids them
 * @param forced whether at least one call has to be made
 * @param parallel whether more than one call may be made
 */
public record Tools(List<Tool> offered, boolean forced, boolean parallel) {
    /** None at all. */
    public static final Tools NONE = new Tools(List.of(), false, false);

    /**
     * One tool.
     *
     * @param schema of its arguments; may be missing
     */
    public record Tool(String name, JsonNode schema) {}

    /** Copies the tools; nothing cannot be forced. */
    public Tools {
        offered = List.copyOf(offered);
        forced = forced && !offered.isEmpty();
    }

    Optional<Tool> named(String name) {
        return offered.stream().filter(tool -> tool.name().equals(name)).findFirst();
    }
}
