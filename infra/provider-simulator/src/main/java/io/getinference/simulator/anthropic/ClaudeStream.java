package io.getinference.simulator.anthropic;

import io.getinference.simulator.answer.Answer;
import io.getinference.simulator.answer.Pieces;
import io.getinference.simulator.call.Frame;
import io.getinference.simulator.json.Json;

import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Lays an answer of Claude out as events. */
final class ClaudeStream {
    private static final int FIRST_MILLIS_MIN = 300;
    private static final int FIRST_MILLIS_MAX = 800;
    private static final int MILLIS_PER_DELTA = 20;
    private static final int MILLIS_PER_THOUGHT = 5;
    private static final int MILLIS_BETWEEN_PINGS = 15_000;
    private static final int PLACEHOLDER_MAX = 8;

    private final ClaudeRendition rendition;
    private final Answer answer;
    private final ClaudeEvents events;
    private final SplittableRandom random;
    private final List<Frame> frames = new ArrayList<>();
    private int made;
    private int index;

    ClaudeStream(ClaudeRendition rendition) {
        this.rendition = rendition;
        this.answer = rendition.answer();
        this.events = new ClaudeEvents(answer.seed());
        this.random = new SplittableRandom(answer.seed());
    }

    List<Frame> frames() {
        start();
        if (answer.thoughts() > 0) {
            think();
        }
        if (!answer.text().isEmpty()) {
            speak();
        }
        end();
        return frames;
    }

    private void start() {
        ObjectNode message = rendition.message();
        // Real streams begin with a placeholder here; the true count comes with message_delta.
        message.set("usage", rendition.startUsage(random.nextInt(1, PLACEHOLDER_MAX + 1)));
        ObjectNode start = Json.object().put("type", "message_start");
        start.set("message", message);
        add(events.event(start), random.nextInt(FIRST_MILLIS_MIN, FIRST_MILLIS_MAX + 1));
    }

    private void think() {
        add(events.blockStart(index, rendition.thinkingBlock()), 0);
        add(ClaudeEvents.PING, 0);
        made = answer.thoughts();
        ObjectNode signed =
                Json.object()
                        .put("type", "signature_delta")
                        .put("signature", rendition.signature());
        add(events.blockDelta(index, signed), answer.thoughts() * MILLIS_PER_THOUGHT);
        add(events.blockStop(index++), 0);
    }

    private void speak() {
        add(events.blockStart(index, Json.object().put("type", "text").put("text", "")), 0);
        if (answer.thoughts() == 0) {
            add(ClaudeEvents.PING, 0);
        }
        if (random.nextInt(4) == 0) {
            // Clients have to let pass what they do not know.
            add(
                    events.event(
                            Json.object().put("type", "content_block_hint").put("index", index)),
                    0);
        }
        int sincePing = 0;
        for (Pieces.Piece piece : Pieces.cut(answer, 1, 4)) {
            made = answer.thoughts() + piece.tokensSoFar();
            ObjectNode delta = Json.object().put("type", "text_delta").put("text", piece.text());
            add(events.blockDelta(index, delta), MILLIS_PER_DELTA);
            sincePing += MILLIS_PER_DELTA;
            if (sincePing >= MILLIS_BETWEEN_PINGS) {
                add(ClaudeEvents.PING, 0);
                sincePing = 0;
            }
        }
        add(events.blockStop(index++), 0);
    }

    private void end() {
        made = rendition.outputTokens();
        ObjectNode delta = Json.object().put("type", "message_delta");
        delta.set("delta", rendition.setStop(Json.object()));
        if (!answer.usageOmitted()) {
            delta.set("usage", rendition.endUsage());
        }
        frames.add(new Frame(events.event(delta), 0, made, !answer.usageOmitted()));
        add(events.event(Json.object().put("type", "message_stop")), 0);
    }

    private void add(String wire, int pauseMillis) {
        frames.add(new Frame(wire, pauseMillis, made, false));
    }
}
