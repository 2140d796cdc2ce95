package io.getinference.simulator.gemini;

import io.getinference.simulator.answer.Answer;
import io.getinference.simulator.answer.Composer;
import io.getinference.simulator.answer.Directives;
import io.getinference.simulator.answer.Estimate;
import io.getinference.simulator.answer.Question;
import io.getinference.simulator.answer.Seed;
import io.getinference.simulator.cache.PromptCache;
import io.getinference.simulator.gemini.Reply.Showing;
import io.getinference.simulator.model.Ability;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers a body that the rules have passed. */
final class Answering {
    private final ContentAsked asked;
    private final Asking asking;
    private final Directives directives;

    Answering(ContentAsked asked) throws Directives.Unknown {
        this.asked = asked;
        this.asking = new Asking(asked);
        this.directives = Directives.in(asking.question(0).lastUserText());
    }

    Directives directives() {
        return directives;
    }

    /** The number that {@code :countTokens} tells: the true one, unless it is ordered to be off. */
    int counted() {
        return Estimate.of(asked.prompt().total(), asking.question(0), directives);
    }

    /** The reply to {@code orders} by a model that reads what it can of the prompt from a cache. */
    Reply reply(Directives orders, PromptCache cache) throws Directives.Unknown {
        JsonNode config = asked.config();
        boolean thoughts = config.path("thinkingConfig").path("includeThoughts").asBoolean(false);
        int top =
                config.path("responseLogprobs").asBoolean(false)
                        ? config.path("logprobs").asInt(0)
                        : -1;
        return new Reply(
                asked.model().served(),
                asked.prompt(),
                cached(orders, cache),
                candidates(orders),
                new Showing(thoughts, top));
    }

    /** What each candidate says under {@code orders}. */
    List<Answer> candidates(Directives orders) throws Directives.Unknown {
        List<Answer> candidates = new ArrayList<>();
        for (int i = 0; i < asked.candidates(); i++) {
            Question question = asking.question(i);
            candidates.add(Composer.answer(question, followed(orders, question)));
        }
        return candidates;
    }

    private int cached(Directives orders, PromptCache cache) {
        int held =
                asked.model().served().can(Ability.IMPLICIT_CACHE)
                        ? ImplicitCache.read(cache, asked.model().served().id(), asked.prompt())
                        : 0;
        int sound = asked.prompt().byModality().getOrDefault(Modality.AUDIO, 0);
        return Math.min(orders.count("cached").orElse(held), asked.prompt().total() - sound);
    }

    /** A conversation that ends with the model's own turn gets an empty answer. */
    private Directives followed(Directives orders, Question question) {
        if (asked.endsWithModelTurn()) {
            return new Directives(Map.of("text", "", "thoughts", "0"), List.of(), "");
        }
        boolean word = asked.format().equals("text/x.enum");
        return word && orders.get("text").isEmpty() ? oneWord(orders, question) : orders;
    }

    /** An enum is answered with one of its words, bare. */
    private Directives oneWord(Directives given, Question question) {
        JsonNode words = asked.responseSchema().path("enum");
        int index = Math.floorMod(Seed.of(question.seedText()), words.size());
        Map<String, String> orders = new HashMap<>(given.orders());
        orders.put("text", words.get(index).asString());
        return new Directives(orders, given.calls(), given.rest());
    }
}
