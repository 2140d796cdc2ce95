package io.getinference.gateway.completion;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What keeps an answer for a retry while it is told. It gets what the caller gets, whether or not
 * the caller is still there; comments and errors are no part of it.
 */
interface Keeping {

    /** For answers that nobody can ask for again. */
    Keeping NOTHING =
            new Keeping() {
                @Override
                public void take(byte[] bytes) {
                    // Told once.
                }

                @Override
                public void complete() {
                    // Told once.
                }
            };

    void take(byte[] bytes);

    /** The answer is complete and its usage durable; it ends for its caller when this returns. */
    void complete();

    default void take(String text) {
        take(text.getBytes(UTF_8));
    }
}
