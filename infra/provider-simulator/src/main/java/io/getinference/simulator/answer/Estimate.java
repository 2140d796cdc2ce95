package io.getinference.simulator.answer;

/** What a counting endpoint says: the truth, or something near it when a test wants that. */
public final class Estimate {
    private static final int PART = 100;

    private Estimate() {}

    /** Under {@code count=off} up to one percent, but at least a token, more or less. */
    public static int of(int tokens, Question question, Directives directives) {
        if (directives.get("count").isEmpty()) {
            return tokens;
        }
        long seed = Seed.of(question.seedText());
        int size = 1 + (int) Math.floorMod(seed >> 1, (long) Math.max(1, tokens / PART));
        return (seed & 1) == 0 ? tokens + size : Math.max(1, tokens - size);
    }
}
