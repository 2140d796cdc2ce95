package io.getinference.simulator.model;

import java.util.Set;

/** Which thinking settings a model takes, and whether it thinks when nothing is said. */
public sealed interface Thinking {

    /** Whether the model thinks when the request says nothing. */
    boolean byDefault();

    /** Does not think; any setting is refused. */
    record None() implements Thinking {
        @Override
        public boolean byDefault() {
            return false;
        }
    }

    /**
     * Gemini 2.5: {@code thinkingBudget} in tokens, -1 being dynamic.
     *
     * @param canBeOff whether 0 is allowed
     */
    record Budget(int min, int max, boolean canBeOff, boolean byDefault) implements Thinking {
        /** Whether {@code budget} is allowed. */
        public boolean allows(int budget) {
            return budget == -1 || (budget == 0 && canBeOff) || (budget >= min && budget <= max);
        }
    }

    /** Gemini 3.x: {@code thinkingLevel}, one of {@code levels}. */
    record Level(Set<String> levels, boolean byDefault) implements Thinking {
        /** Copies the levels. */
        public Level {
            levels = Set.copyOf(levels);
        }
    }

    /**
     * Claude: {@code thinking.type}, one of {@code types}.
     *
     * @param shown whether the thoughts are shown when the request does not say
     */
    record Mode(Set<String> types, boolean byDefault, boolean shown) implements Thinking {
        /** Copies the types. */
        public Mode {
            types = Set.copyOf(types);
        }
    }
}
