package io.getinference.gateway.provider;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/**
 * The tools that the model may call.
 *
 * @param offered no two of one name
 * @param parallel whether it may call several in one answer
 */
public record Tools(List<Tool> offered, Choice choice, boolean parallel) {

    /** No tools, as most requests have it. */
    public static final Tools NONE = new Tools(List.of(), new Choice.Auto(), true);

    public Tools {
        offered = List.copyOf(offered);
        if (choice instanceof Choice.Named(String name)
                && offered.stream().noneMatch(tool -> tool.name().equals(name))) {
            throw new IllegalArgumentException("the tool that must be called is not offered");
        }
    }

    /**
     * A function that the caller can run.
     *
     * @param name letters, digits, {@code _} and {@code -}, at most 64
     * @param parameters a JSON Schema of its arguments, or null if it takes none
     * @param strict whether the arguments have to follow the schema to the letter
     */
    public record Tool(
            String name,
            @Nullable String description,
            @Nullable ObjectNode parameters,
            boolean strict) {}

    /** Whether the model has to call. */
    public sealed interface Choice {

        /** It must not. */
        record None() implements Choice {}

        /** As it likes. */
        record Auto() implements Choice {}

        /** It must call at least one. */
        record Required() implements Choice {}

        /** It must call this one. */
        record Named(String name) implements Choice {}
    }
}
