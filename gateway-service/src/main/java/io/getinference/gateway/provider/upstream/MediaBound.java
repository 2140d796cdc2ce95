package io.getinference.gateway.provider.upstream;

import io.getinference.gateway.provider.Content;
import io.getinference.gateway.provider.Question;
import io.getinference.gateway.provider.Turn;

import java.util.function.ToLongFunction;

/** The most tokens that pictures, recordings and files can be. */
public final class MediaBound {

    /** More than any model reads: of what cannot be known the context window is the bound. */
    public static final long UNKNOWN = Integer.MAX_VALUE;

    private MediaBound() {}

    /** The sum over all that is no text. */
    public static long of(Question question, ToLongFunction<Content> each) {
        return question.turns().stream()
                .filter(Turn.User.class::isInstance)
                .flatMap(turn -> ((Turn.User) turn).contents().stream())
                .filter(content -> !(content instanceof Content.Text))
                .mapToLong(each)
                .sum();
    }
}
