package io.getinference.gateway.attempt;

import io.getinference.gateway.provider.Prompt;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.Question;
import io.getinference.gateway.route.Route;

/** One model that may answer, and the question in the words that it takes. */
public record Way(Route route, Prompt prompt) {

    static Way of(Route route, Question question) throws ProviderFailure {
        return new Way(route, route.provider().translate(question.askedOf(route.model())));
    }

    /** The cap on output that is sent: what the hold pays for, but never more than it can write. */
    public long outputTokensMax(long held) {
        return Math.min(held, route.model().outputTokensMax());
    }
}
