package io.getinference.chaos.load;

import io.getinference.common.catalogue.PublicModel;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * What callers order: mostly small answers of middling models that take seconds, some dear, some
 * without a cap, some that nobody waits for. All prompts have one length, so that a count of one is
 * a count of all.
 */
final class Orders {

    /** Below it a model's useful answer ends; what is more is a matter of taste. */
    private static final int USEFUL = 256;

    private static final int PERCENT = 100;
    private static final int HANG_UP_PERCENT = 8;
    private static final int PLAIN_PERCENT = 40;
    private static final int UNCAPPED_PERCENT = 4;

    private final RandomGenerator random;
    private final int millisMax;

    /**
     * Orders out of a seeded source.
     *
     * @param longest how long the slowest answer takes
     */
    Orders(RandomGenerator random, Duration longest) {
        this.random = random;
        this.millisMax = Math.toIntExact(longest.toMillis());
    }

    /** One of the mix. */
    Order next() {
        int dice = random.nextInt(PERCENT);
        if (dice < 45) {
            return order("claude-haiku", 90, 0);
        }
        if (dice < 70) {
            return order("gemini-2-5-flash", 150, 0);
        }
        if (dice < 90) {
            return lite(random.nextInt(PERCENT) < UNCAPPED_PERCENT ? null : 300);
        }
        return dice < 97 ? order("claude-sonnet", 80, 0) : order("gemini-pro", 220, 128);
    }

    /** The cheapest that there is, for the last of the money. */
    Order cheapest() {
        return new Order(
                new PublicModel("gemini-2-5-flash-lite"), true, 40, 40, text(40, 300, true), null);
    }

    private Order lite(@Nullable Integer cap) {
        return new Order(
                new PublicModel("gemini-2-5-flash-lite"),
                isStream(),
                cap,
                USEFUL,
                text(60 + random.nextInt(100), millisMax, true),
                patience());
    }

    private Order order(String model, int cap, int thinking) {
        int tokens = cap / 2 + random.nextInt(cap / 2);
        boolean late = random.nextInt(PERCENT) < 60;
        return new Order(
                new PublicModel(model),
                isStream(),
                cap,
                Math.min(cap, thinking + USEFUL),
                text(tokens, millisMax, late),
                patience());
    }

    /** Either the first event is late, or each is; the text is as long in both cases. */
    private String text(int tokens, int longest, boolean late) {
        int millis = longest / 3 + random.nextInt(1 + 2 * longest / 3);
        int events = 2 + tokens / 2;
        String delay =
                late
                        ? "delay:%05d:first_event".formatted(millis)
                        : "delay:%05d:each_event ".formatted(millis / events);
        return "Tell me number %06d. [[sim: tokens=%04d fault=%s]]"
                .formatted(random.nextInt(1_000_000), tokens, delay);
    }

    private boolean isStream() {
        return random.nextInt(PERCENT) >= PLAIN_PERCENT;
    }

    private @Nullable Duration patience() {
        return random.nextInt(PERCENT) < HANG_UP_PERCENT
                ? Duration.ofMillis(200 + random.nextInt(Math.max(1, millisMax)))
                : null;
    }
}
