package io.getinference.simulator.answer;

import java.util.Comparator;
import java.util.Optional;

/** Composes answers: the same question gets the same answer, in any process. */
public final class Composer {
    private static final int DEFAULT_TOKENS = 120;
    private static final int DEFAULT_THOUGHTS_MAX = 96;

    private Composer() {}

    /** What the model says to {@code question} under {@code directives}. */
    public static Answer answer(Question question, Directives directives) {
        long seed = Seed.of(question.seedText());
        boolean omit = directives.get("usage").isPresent();
        Optional<String> block = directives.get("block");
        if (block.isPresent()) {
            return new Answer("", 0, new Ending.Blocked(block.get()), omit, seed);
        }
        if (directives.get("refusal").isPresent()) {
            return new Answer("", 0, new Ending.Refused(), omit, seed);
        }
        int thoughts = thoughts(question, directives);
        Cut cut =
                cut(
                        wish(directives, question.outputMax(), seed),
                        question,
                        question.outputMax() - thoughts);
        Ending ending =
                directives.get("finish").<Ending>map(Ending.Named::new).orElse(cut.ending());
        return new Answer(cut.text(), thoughts, ending, omit, seed);
    }

    private static int thoughts(Question question, Directives directives) {
        if (!question.thoughts().on()) {
            return 0;
        }
        int usual = Math.min(DEFAULT_THOUGHTS_MAX, Math.max(1, question.outputMax() * 3 / 10));
        int wished = directives.count("thoughts").orElse(usual);
        return Math.min(Math.min(wished, question.thoughts().budget()), question.outputMax());
    }

    private static String wish(Directives directives, int outputMax, long seed) {
        Optional<String> text = directives.get("text");
        if (text.isPresent()) {
            return text.get();
        }
        if (directives.get("echo").isPresent()) {
            return directives.rest();
        }
        int tokens = directives.count("tokens").orElse(DEFAULT_TOKENS);
        return Words.tokens(Math.min(tokens, outputMax + 1), seed);
    }

    private record Cut(String text, Ending ending) {}

    private static Cut cut(String wish, Question question, int room) {
        Optional<String> stop =
                question.stops().stream()
                        .filter(wish::contains)
                        .min(Comparator.comparingInt(wish::indexOf));
        String upToStop = stop.map(s -> wish.substring(0, wish.indexOf(s))).orElse(wish);
        if (Tokens.of(upToStop) > room) {
            return new Cut(Tokens.prefix(upToStop, room), new Ending.AtLimit());
        }
        // All of the room gone to thoughts is a limit too: not a word could be said.
        if (room == 0 && !wish.isEmpty()) {
            return new Cut("", new Ending.AtLimit());
        }
        return new Cut(upToStop, stop.<Ending>map(Ending.AtStop::new).orElse(new Ending.Natural()));
    }
}
