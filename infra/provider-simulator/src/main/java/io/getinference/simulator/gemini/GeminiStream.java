package io.getinference.simulator.gemini;

import io.getinference.simulator.answer.Answer;
import io.getinference.simulator.answer.Ending;
import io.getinference.simulator.answer.Pieces;
import io.getinference.simulator.answer.Pieces.Piece;
import io.getinference.simulator.call.Frame;
import io.getinference.simulator.json.Json;
import io.getinference.simulator.model.Ability;

import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Lays an answer of Gemini out as events. */
final class GeminiStream {
    private static final int FIRST_MILLIS_MIN = 300;
    private static final int FIRST_MILLIS_MAX = 800;
    private static final int MILLIS_PER_CHUNK = 250;
    private static final int MILLIS_PER_THOUGHT = 5;
    private static final int CHUNK_TOKENS_MIN = 45;
    private static final int CHUNK_TOKENS_MAX = 55;

    private final GeminiRendition rendition;
    private final Answer answer;
    private final GeminiResponses responses;
    private final List<Frame> frames = new ArrayList<>();

    GeminiStream(GeminiRendition rendition) {
        this.rendition = rendition;
        this.answer = rendition.answer();
        this.responses = new GeminiResponses(rendition);
    }

    List<Frame> frames() {
        if (answer.ending() instanceof Ending.Blocked) {
            addLast(responses.blocked());
            return frames;
        }
        List<Piece> pieces = Pieces.cut(answer, CHUNK_TOKENS_MIN, CHUNK_TOKENS_MAX);
        boolean trailing = rendition.model().can(Ability.TRAILING_FINISH) && !pieces.isEmpty();
        List<Piece> middle =
                trailing || pieces.isEmpty() ? pieces : pieces.subList(0, pieces.size() - 1);
        for (Piece piece : middle) {
            add(responses.middle(piece), answer.thoughts() + piece.tokensSoFar());
        }
        if (trailing) {
            addLast(responses.last(GeminiResponses.text("")));
        } else if (pieces.isEmpty()) {
            addLast(responses.last(Json.array()));
        } else {
            addLast(responses.last(GeminiResponses.text(pieces.getLast().text())));
        }
        return frames;
    }

    private void add(ObjectNode response, int made) {
        String wire = rendition.wire().frame(Json.write(response), frames.isEmpty(), false);
        frames.add(new Frame(wire, pause(), made, false));
    }

    private void addLast(ObjectNode response) {
        String wire = rendition.wire().frame(Json.write(response), frames.isEmpty(), true);
        frames.add(new Frame(wire, pause(), answer.outputTokens(), !answer.usageOmitted()));
    }

    private int pause() {
        if (!frames.isEmpty()) {
            return MILLIS_PER_CHUNK;
        }
        int first =
                new SplittableRandom(answer.seed()).nextInt(FIRST_MILLIS_MIN, FIRST_MILLIS_MAX + 1);
        return first + answer.thoughts() * MILLIS_PER_THOUGHT;
    }
}
