package io.getinference.simulator.gemini;

import io.getinference.simulator.answer.Tokens;
import io.getinference.simulator.json.Json;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.SplittableRandom;

/** Made-up probabilities, token by token. */
final class Logprobs {
    private static final int VOCABULARY = 256_000;

    private final SplittableRandom random;
    private final int top;

    /** With {@code top} likely tokens at each place, the chosen one among them. */
    Logprobs(long seed, int top) {
        this.random = new SplittableRandom(seed);
        this.top = top;
    }

    /** {@code logprobsResult} of a text. */
    ObjectNode of(String text) {
        ArrayNode chosen = Json.array();
        ArrayNode likely = Json.array();
        int at = 0;
        while (at < text.length()) {
            String token = Tokens.prefix(text.substring(at, Math.min(text.length(), at + 4)), 1);
            at += token.length();
            ObjectNode made = made(token, -random.nextInt(200) / 1_000.0);
            chosen.add(made);
            ArrayNode others = likely.addObject().putArray("candidates");
            for (int i = 0; i < top; i++) {
                others.add(i == 0 ? made : made(token + i, -i - random.nextInt(900) / 1_000.0));
            }
        }
        ObjectNode result = Json.object();
        if (top > 0) {
            result.set("topCandidates", likely);
        }
        result.set("chosenCandidates", chosen);
        return result;
    }

    /** {@code avgLogprobs}. */
    static double average(long seed) {
        return -(Math.floorMod(seed, 400) + 1) / 1_000.0;
    }

    private ObjectNode made(String token, double probability) {
        return Json.object()
                .put("token", token)
                .put("tokenId", random.nextInt(VOCABULARY))
                .put("logProbability", probability);
    }
}
