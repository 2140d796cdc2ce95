package io.getinference.simulator.answer;

/** One part of what a model says. */
public sealed interface Part {
    /** What the model had to generate for it; its tokens are counted on this. */
    String generated();

    /** Prose, or JSON when that was asked for. */
    record Text(String text) implements Part {
        @Override
        public String generated() {
            return text;
        }
    }

    /**
     * A call of one of the request's tools.
     *
     * @param arguments text of a JSON object, or its beginning when the limit cut it
     * @param whole whether the arguments are all there
     */
    record ToolCall(String name, String arguments, boolean whole) implements Part {
        @Override
        public String generated() {
            return name + arguments;
        }
    }
}
