package io.getinference.simulator.gemini;

import io.getinference.simulator.answer.Answer;
import io.getinference.simulator.answer.Ending;
import io.getinference.simulator.answer.Part;
import io.getinference.simulator.answer.Pieces;
import io.getinference.simulator.answer.Pieces.Piece;
import io.getinference.simulator.model.Ability;

import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/** Spreads one candidate over the chunks of a stream. */
final class Chunks {
    private static final int TOKENS_MIN = 45;
    private static final int TOKENS_MAX = 55;

    /**
     * What one response tells of a candidate.
     *
     * @param thoughts thought up to its end
     * @param visible said up to its end
     * @param last whether it tells why the candidate ended
     */
    record Chunk(List<ObjectNode> parts, int thoughts, int visible, boolean last) {
        Chunk asLast() {
            return new Chunk(parts, thoughts, visible, true);
        }
    }

    private final Reply reply;
    private final Answer candidate;
    private final WireParts parts;
    private final List<Chunk> chunks = new ArrayList<>();

    private Chunks(Reply reply, Answer candidate) {
        this.reply = reply;
        this.candidate = candidate;
        this.parts = new WireParts(reply, candidate);
    }

    static List<Chunk> of(Reply reply, Answer candidate) {
        return new Chunks(reply, candidate).all();
    }

    private List<Chunk> all() {
        thoughts();
        int shown = chunks.size();
        for (Piece piece : Pieces.cut(candidate, TOKENS_MIN, TOKENS_MAX)) {
            if (Reply.shows(candidate, piece.part())) {
                piece(piece);
            }
        }
        boolean anySaid = chunks.size() > shown;
        if (anySaid && reply.model().can(Ability.TRAILING_FINISH)) {
            end(List.of(parts.signedAtEnd(WireParts.text(""))));
        } else if (anySaid && chunks.getLast().visible() == candidate.visibleTokens()) {
            chunks.add(chunks.removeLast().asLast());
        } else {
            end(List.of());
        }
        return chunks;
    }

    /** Thoughts that are shown come first, in pieces of their own. */
    private void thoughts() {
        if (!reply.showing().thoughts() || candidate.thoughts() == 0) {
            return;
        }
        Answer thinking =
                new Answer(
                        0,
                        List.of(new Part.Text(candidate.thinking())),
                        new Ending.Natural(),
                        false,
                        candidate.seed());
        for (Piece piece : Pieces.cut(thinking, TOKENS_MIN, TOKENS_MAX)) {
            int soFar = Math.min(piece.tokensSoFar(), candidate.thoughts());
            chunks.add(new Chunk(List.of(WireParts.thought(piece.text())), soFar, 0, false));
        }
    }

    private void piece(Piece piece) {
        ObjectNode part =
                switch (piece.part()) {
                    case Part.Text text -> WireParts.text(piece.text());
                    case Part.ToolCall call -> parts.call(piece.index(), call);
                };
        List<ObjectNode> together = new ArrayList<>();
        if (joinsTheLast(piece)) {
            together.addAll(chunks.removeLast().parts());
        }
        together.add(part);
        chunks.add(new Chunk(together, candidate.thoughts(), piece.tokensSoFar(), false));
    }

    /** Parallel calls share a chunk before Gemini 3, and come one by one since. */
    private boolean joinsTheLast(Piece piece) {
        return piece.part() instanceof Part.ToolCall
                && !reply.model().can(Ability.TRAILING_FINISH)
                && !chunks.isEmpty()
                && chunks.getLast().parts().getFirst().has("functionCall");
    }

    private void end(List<ObjectNode> ending) {
        chunks.add(new Chunk(ending, candidate.thoughts(), candidate.visibleTokens(), true));
    }
}
