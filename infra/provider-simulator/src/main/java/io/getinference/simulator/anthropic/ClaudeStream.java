package io.getinference.simulator.anthropic;

import io.getinference.simulator.answer.Answer;
import io.getinference.simulator.answer.Part;
import io.getinference.simulator.answer.Pieces;
import io.getinference.simulator.answer.Pieces.Piece;
import io.getinference.simulator.answer.Tokens;
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
    private static final int HINTS = 16;

    private final ClaudeRendition rendition;
    private final Content content;
    private final Answer answer;
    private final ClaudeEvents events;
    private final SplittableRandom random;
    private final List<Frame> frames = new ArrayList<>();
    private int made;
    private int spoken;
    private int index;
    private int sincePing;
    private boolean pinged;

    ClaudeStream(ClaudeRendition rendition) {
        this.rendition = rendition;
        this.content = rendition.content();
        this.answer = rendition.answer();
        this.events = new ClaudeEvents(answer.seed());
        this.random = new SplittableRandom(answer.seed());
    }

    List<Frame> frames() {
        start();
        if (answer.thoughts() > 0) {
            think();
        }
        List<Piece> pieces = Pieces.cutAll(answer, 1, 4);
        for (int part = 0; part < answer.parts().size(); part++) {
            int wanted = part;
            say(part, pieces.stream().filter(piece -> piece.index() == wanted).toList());
        }
        end();
        return frames;
    }

    private void start() {
        ObjectNode message = rendition.message();
        // Real streams begin with a placeholder here; the true count comes with message_delta.
        message.set("usage", rendition.usage().whole(random.nextInt(1, PLACEHOLDER_MAX + 1)));
        ObjectNode start = Json.object().put("type", "message_start");
        start.set("message", message);
        add(events.event(start), random.nextInt(FIRST_MILLIS_MIN, FIRST_MILLIS_MAX + 1));
    }

    private void think() {
        begin(content.begunThinking());
        String thinking = content.thinking();
        int unseen = thinking.isEmpty() ? thinkUnseen() : 0;
        int at = 0;
        while (at < thinking.length()) {
            String piece = Tokens.prefix(thinking.substring(at), random.nextInt(4, 17));
            at += piece.length();
            made = Tokens.of(thinking.substring(0, at));
            delta("thinking_delta", "thinking", piece);
        }
        made = answer.thoughts();
        ObjectNode signed =
                Json.object().put("type", "signature_delta").put("signature", content.signature());
        add(events.blockDelta(index, signed), unseen);
        add(events.blockStop(index++), 0);
    }

    private void say(int part, List<Piece> pieces) {
        boolean call = false;
        if (answer.parts().get(part) instanceof Part.ToolCall(String name, var _, var _)) {
            call = true;
            // The name is out before any of the arguments.
            made = answer.thoughts() + Tokens.ofBytes(spoken + Tokens.bytes(name));
        }
        begin(content.begun(part));
        hints();
        if (call) {
            // Real calls begin with an empty piece.
            delta("input_json_delta", "partial_json", "");
        }
        for (Piece piece : pieces) {
            made = answer.thoughts() + piece.tokensSoFar();
            if (!piece.text().isEmpty()) {
                delta(
                        call ? "input_json_delta" : "text_delta",
                        call ? "partial_json" : "text",
                        piece.text());
            }
        }
        spoken += Tokens.bytes(answer.parts().get(part).generated());
        add(events.blockStop(index++), 0);
    }

    private void begin(ObjectNode block) {
        add(events.blockStart(index, block), 0);
        if (!pinged) {
            pinged = true;
            add(ClaudeEvents.PING, 0);
        }
    }

    /** Clients have to let pass what they do not know. */
    private void hints() {
        if (random.nextInt(4) == 0) {
            add(
                    events.event(
                            Json.object().put("type", "content_block_hint").put("index", index)),
                    0);
        }
        if (Math.floorMod(answer.seed(), HINTS) == 0) {
            ObjectNode unknown = Json.object().put("type", "hint_delta").put("hint", "soon");
            add(events.blockDelta(index, unknown), 0);
        }
    }

    private void delta(String type, String member, String piece) {
        ObjectNode delta = Json.object().put("type", type).put(member, piece);
        boolean thought = type.equals("thinking_delta");
        int pause = thought ? Tokens.of(piece) * MILLIS_PER_THOUGHT : MILLIS_PER_DELTA;
        add(events.blockDelta(index, delta), piece.isEmpty() ? 0 : pause);
        sincePing += piece.isEmpty() ? 0 : pause;
        if (sincePing >= MILLIS_BETWEEN_PINGS) {
            add(ClaudeEvents.PING, 0);
            sincePing = 0;
        }
    }

    /** Thoughts that are not shown: nothing but pings; says how much of the time is left. */
    private int thinkUnseen() {
        int left = answer.thoughts() * MILLIS_PER_THOUGHT;
        while (left > MILLIS_BETWEEN_PINGS) {
            left -= MILLIS_BETWEEN_PINGS;
            made = answer.thoughts() - left / MILLIS_PER_THOUGHT;
            add(ClaudeEvents.PING, MILLIS_BETWEEN_PINGS);
        }
        return left;
    }

    private void end() {
        made = rendition.outputTokens();
        ObjectNode delta = Json.object().put("type", "message_delta");
        delta.set("delta", rendition.setStop(Json.object()));
        if (!answer.usageOmitted()) {
            delta.set("usage", rendition.usage().atEnd(made));
        }
        frames.add(new Frame(events.event(delta), 0, made, !answer.usageOmitted()));
        add(events.event(Json.object().put("type", "message_stop")), 0);
    }

    private void add(String wire, int pauseMillis) {
        frames.add(new Frame(wire, pauseMillis, made, false));
    }
}
