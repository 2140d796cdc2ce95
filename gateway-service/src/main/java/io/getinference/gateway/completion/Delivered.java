package io.getinference.gateway.completion;

import io.getinference.common.rating.TokenKind;
import io.getinference.common.rating.Usage;
import io.getinference.gateway.provider.AnswerPart;
import io.getinference.gateway.provider.Tally;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/**
 * What an answer has written so far, for the case that its provider's own count never comes: Claude
 * counts its output only at the end.
 */
final class Delivered {

    /**
     * Text has at most so many bytes a token on the whole; fewer would charge what nobody wrote.
     */
    private static final int BYTES_A_TOKEN_MAX = 8;

    private long bytes;

    void take(AnswerPart part) {
        bytes +=
                switch (part) {
                    case AnswerPart.Text text -> utf8(text.text());
                    case AnswerPart.Thought thought -> utf8(thought.text());
                    case AnswerPart.Declined declined -> utf8(declined.text());
                    case AnswerPart.Call call -> utf8(call.name());
                    case AnswerPart.Arguments arguments -> utf8(arguments.piece());
                    case AnswerPart.Probabilities probabilities -> 0;
                    case AnswerPart.Working working -> 0;
                    case AnswerPart.Finished finished -> 0;
                };
    }

    /** Whether the answer has said anything yet. */
    boolean hasBegun() {
        return bytes > 0;
    }

    /** The tally, with at least the output that was seen. A final count is left as it is. */
    Tally atLeast(Tally tally) {
        long seen = bytes / BYTES_A_TOKEN_MAX;
        if (tally.terminal() || !tally.reported() || tally.usage().of(TokenKind.OUTPUT) >= seen) {
            return tally;
        }
        Map<TokenKind, Long> tokens = new EnumMap<>(TokenKind.class);
        tokens.putAll(tally.usage().tokens());
        tokens.put(TokenKind.OUTPUT, seen);
        return new Tally(
                new Usage(tokens, tally.usage().reasoning()),
                tally.answered(),
                tally.billed(),
                false,
                true);
    }

    private static long utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
