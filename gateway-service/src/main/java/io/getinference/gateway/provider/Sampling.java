package io.getinference.gateway.provider;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * How the caller wants tokens chosen.
 *
 * @param temperature from 0 to 2, or null if the caller did not say
 * @param topP from 0 to 1, or null if the caller did not say
 * @param stop at most four texts, none empty, that end the answer
 */
public record Sampling(@Nullable Double temperature, @Nullable Double topP, List<String> stop) {

    /** The caller said nothing. */
    public static final Sampling UNSAID = new Sampling(null, null, List.of());

    public Sampling {
        stop = List.copyOf(stop);
    }
}
