package io.getinference.gateway.provider;

import org.jspecify.annotations.Nullable;

/**
 * What kind of answer the caller wishes.
 *
 * @param choices how many answers to the one question, at least 1
 * @param effort null if the caller did not say; then the model thinks as it does by default
 * @param topLogprobs how many alternatives to each token to tell the probability of, 0 for the
 *     token's own only; null if none is wanted
 */
public record Wish(
        int choices, Format format, @Nullable Effort effort, @Nullable Integer topLogprobs) {

    /** One answer in words. */
    public static final Wish PLAIN = new Wish(1, new Format.Text(), null, null);

    public Wish {
        if (choices < 1) {
            throw new IllegalArgumentException("at least one answer");
        }
    }
}
