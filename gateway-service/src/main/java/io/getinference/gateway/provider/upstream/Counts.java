package io.getinference.gateway.provider.upstream;

import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.ProviderFailure.Unavailable;

import tools.jackson.core.JacksonException;

import java.util.NoSuchElementException;

/** What a provider's free count of tokens says. */
public final class Counts {

    private Counts() {}

    /**
     * The count under that name.
     *
     * @throws ProviderFailure if the answer holds none
     */
    public static long read(String answer, String name) throws ProviderFailure {
        try {
            return Json.tokens(Json.MAPPER.readTree(answer), name).orElseThrow();
        } catch (JacksonException | IllegalArgumentException | NoSuchElementException e) {
            throw new ProviderFailure(new Unavailable(), "a count of tokens without a count", null);
        }
    }
}
