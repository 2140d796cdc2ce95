package io.getinference.simulator.model;

import java.util.Set;

/**
 * One upstream model.
 *
 * @param id the name it answers under
 * @param limits in tokens
 */
public record ModelCard(
        String id,
        Provider provider,
        Limits limits,
        Set<Ability> abilities,
        Thinking thinking,
        Availability availability) {

    /** Copies the abilities. */
    public ModelCard {
        abilities = Set.copyOf(abilities);
    }

    /** Token limits: the whole prompt, and the answer with its thoughts. */
    public record Limits(int prompt, int output) {
        /** Both are positive. */
        public Limits {
            if (prompt <= 0 || output <= 0) {
                throw new IllegalArgumentException("limits must be positive");
            }
        }
    }

    /** Whether the model has {@code ability}. */
    public boolean can(Ability ability) {
        return abilities.contains(ability);
    }

    ModelCard named(String otherId) {
        return new ModelCard(otherId, provider, limits, abilities, thinking, availability);
    }
}
