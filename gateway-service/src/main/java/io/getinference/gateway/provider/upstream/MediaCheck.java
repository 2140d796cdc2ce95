package io.getinference.gateway.provider.upstream;

import io.getinference.gateway.provider.Content;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.ProviderFailure.Refused;
import io.getinference.gateway.provider.Question;
import io.getinference.gateway.provider.Turn;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds media that a model does not take before it is asked, and says where they stand. */
public final class MediaCheck {

    private MediaCheck() {}

    /**
     * Refuses the first content that there is an objection to. Turns are messages one by one, so
     * their places are the callers' own.
     *
     * @param objection a sentence for the caller, or nothing
     */
    public static void check(Question question, Function<Content, Optional<String>> objection)
            throws ProviderFailure {
        for (int message = 0; message < question.turns().size(); message++) {
            if (question.turns().get(message) instanceof Turn.User(List<Content> contents)) {
                for (int part = 0; part < contents.size(); part++) {
                    Optional<String> said = objection.apply(contents.get(part));
                    if (said.isPresent()) {
                        String where = "messages[" + message + "].content[" + part + "]";
                        throw Refusals.before(new Refused("unsupported_value", where, said.get()));
                    }
                }
            }
        }
    }
}
