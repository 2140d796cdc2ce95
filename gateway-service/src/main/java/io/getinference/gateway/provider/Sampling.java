package io.getinference.gateway.provider;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * How the caller wants tokens chosen.
 *
 * @param temperature from 0 to 2, or null if the caller did not say
 * @param topP from 0 to 1, or null if the caller did not say
 * @param stop at most four texts, none empty, that end the answer
 * @param penalties on what was said before
 * @param seed for answers that can be repeated, at the provider's best effort; or null
 */
public record Sampling(
        @Nullable Double temperature,
        @Nullable Double topP,
        List<String> stop,
        Penalties penalties,
        @Nullable Long seed) {

    /** The caller said nothing. */
    public static final Sampling UNSAID =
            new Sampling(null, null, List.of(), Penalties.UNSAID, null);

    public Sampling {
        stop = List.copyOf(stop);
    }

    /**
     * From -2 to 2; 0 asks for nothing.
     *
     * @param presence null if the caller did not say
     * @param frequency null if the caller did not say
     */
    public record Penalties(@Nullable Double presence, @Nullable Double frequency) {

        /** The caller said nothing. */
        public static final Penalties UNSAID = new Penalties(null, null);
    }
}
