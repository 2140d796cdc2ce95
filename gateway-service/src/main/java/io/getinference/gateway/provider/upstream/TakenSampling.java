package io.getinference.gateway.provider.upstream;

import io.getinference.common.catalogue.Abilities;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.TreeSet;

/**
 * What is sent of the caller's hints on sampling.
 *
 * @param temperature null if it is not sent
 * @param topP null if it is not sent
 * @param ignored public names of what the caller said and the model does not take
 */
public record TakenSampling(
        @Nullable Double temperature, @Nullable Double topP, Set<String> ignored) {

    private static final String TEMPERATURE = "temperature";
    private static final String TOP_P = "top_p";

    public TakenSampling {
        ignored = Set.copyOf(ignored);
    }

    /** Drops what a model does not take; of two that exclude each other the temperature stays. */
    public static TakenSampling of(
            @Nullable Double temperature, @Nullable Double topP, Abilities abilities) {
        Set<String> ignored = new TreeSet<>();
        Double warmth = temperature;
        if (warmth != null && !abilities.temperature()) {
            warmth = null;
            ignored.add(TEMPERATURE);
        }
        Double nucleus = topP;
        boolean excluded = warmth != null && !abilities.temperatureWithTopP();
        if (nucleus != null && (excluded || !abilities.topP())) {
            nucleus = null;
            ignored.add(TOP_P);
        }
        return new TakenSampling(warmth, nucleus, ignored);
    }
}
