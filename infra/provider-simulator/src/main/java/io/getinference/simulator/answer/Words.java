package io.getinference.simulator.answer;

import java.util.List;
import java.util.SplittableRandom;

/** Deterministic prose of an exact number of tokens; some words take several bytes a character. */
final class Words {
    private static final List<String> WORDS =
            List.of(
                    "the",
                    "river",
                    "keeps",
                    "a",
                    "steady",
                    "pace",
                    "under",
                    "old",
                    "stone",
                    "bridges",
                    "while",
                    "naïve",
                    "café",
                    "lamps",
                    "glow",
                    "and",
                    "people",
                    "from",
                    "Łódź",
                    "count",
                    "boats",
                    "with",
                    "care",
                    "東京",
                    "answers",
                    "in",
                    "silver",
                    "rain",
                    "🙂",
                    "then",
                    "every",
                    "clock",
                    "turns",
                    "twice",
                    "before",
                    "morning.");

    private Words() {}

    static String tokens(int tokens, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder();
        int bytes = 0;
        while (bytes < tokens * Tokens.BYTES) {
            String word = WORDS.get(random.nextInt(WORDS.size())) + " ";
            text.append(word);
            bytes += Tokens.bytes(word);
        }
        return Tokens.prefix(text.toString(), tokens);
    }
}
