package io.getinference.gateway.provider;

import io.getinference.common.catalogue.ModelRow;
import io.getinference.common.id.RequestId;

import java.util.List;

/**
 * What the caller asks, before it is translated for a provider.
 *
 * @param request sent upstream, so that both sides' logs can be joined
 * @param model the upstream model that is to answer, with its limits and abilities
 * @param turns the conversation, at least one turn; every call of a tool is followed by its result,
 *     and every result answers a call
 */
public record Question(
        RequestId request,
        ModelRow model,
        List<Turn> turns,
        Sampling sampling,
        Tools tools,
        Wish wish) {

    public Question {
        turns = List.copyOf(turns);
        if (turns.stream().anyMatch(Question::needsFetching)) {
            throw new IllegalArgumentException("a picture has not been fetched");
        }
    }

    /** The same question to another model. */
    public Question askedOf(ModelRow other) {
        return new Question(request, other, turns, sampling, tools, wish);
    }

    private static boolean needsFetching(Turn turn) {
        return turn instanceof Turn.User(List<Content> contents)
                && contents.stream().anyMatch(Content.Linked.class::isInstance);
    }
}
