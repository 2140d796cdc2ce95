package io.getinference.simulator.gemini;

import io.getinference.simulator.answer.Answer;
import io.getinference.simulator.call.Frame;
import io.getinference.simulator.gemini.Chunks.Chunk;
import io.getinference.simulator.json.Json;

import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Lays an answer of Gemini out as events; several candidates take turns. */
final class GeminiStream {
    private static final int FIRST_MILLIS_MIN = 300;
    private static final int FIRST_MILLIS_MAX = 800;
    private static final int MILLIS_PER_CHUNK = 250;
    private static final int MILLIS_PER_THOUGHT = 5;

    private final GeminiWire wire;
    private final Reply reply;
    private final GeminiResponses responses;
    private final List<Frame> frames = new ArrayList<>();

    /** What each candidate's latest chunk told. */
    private final int[] thoughts;

    private final int[] visible;

    GeminiStream(GeminiWire wire, Reply reply, String id) {
        this.wire = wire;
        this.reply = reply;
        this.responses = new GeminiResponses(reply, id);
        this.thoughts = new int[reply.candidates().size()];
        this.visible = new int[reply.candidates().size()];
    }

    private record Turn(int candidate, Chunk chunk) {}

    List<Frame> frames() {
        if (reply.blocked()) {
            add(responses.blocked(), true);
            return frames;
        }
        List<Turn> turns = turns();
        for (Turn turn : turns) {
            boolean last = frames.size() + 1 == turns.size();
            thoughts[turn.candidate] = turn.chunk.thoughts();
            visible[turn.candidate] = turn.chunk.visible();
            Usage usage = new Usage(reply);
            ObjectNode counters = last ? usage.last() : usage.middle(sum(thoughts), sum(visible));
            add(responses.chunk(turn.candidate, turn.chunk, counters), last);
        }
        return frames;
    }

    private List<Turn> turns() {
        List<List<Chunk>> all =
                reply.candidates().stream().map(answer -> Chunks.of(reply, answer)).toList();
        List<Turn> turns = new ArrayList<>();
        int longest = all.stream().mapToInt(List::size).max().orElseThrow();
        for (int i = 0; i < longest; i++) {
            for (int candidate = 0; candidate < all.size(); candidate++) {
                if (i < all.get(candidate).size()) {
                    turns.add(new Turn(candidate, all.get(candidate).get(i)));
                }
            }
        }
        return turns;
    }

    private void add(ObjectNode response, boolean last) {
        String text = wire.frame(Json.write(response), frames.isEmpty(), last);
        int made = last ? reply.thoughts() + reply.visible() : sum(thoughts) + sum(visible);
        frames.add(new Frame(text, pause(), made, last && !reply.first().usageOmitted()));
    }

    /** The first one comes when the model has thought, unless it shows its thoughts. */
    private int pause() {
        if (!frames.isEmpty()) {
            return MILLIS_PER_CHUNK;
        }
        Answer answer = reply.first();
        int first =
                new SplittableRandom(answer.seed()).nextInt(FIRST_MILLIS_MIN, FIRST_MILLIS_MAX + 1);
        return reply.showing().thoughts() ? first : first + answer.thoughts() * MILLIS_PER_THOUGHT;
    }

    private static int sum(int... counts) {
        int sum = 0;
        for (int count : counts) {
            sum += count;
        }
        return sum;
    }
}
