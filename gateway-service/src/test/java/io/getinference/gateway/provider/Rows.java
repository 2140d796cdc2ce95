package io.getinference.gateway.provider;

import static io.getinference.common.catalogue.Ability.AUDIO;
import static io.getinference.common.catalogue.Ability.CALL_SIGNATURES;
import static io.getinference.common.catalogue.Ability.CHOICES;
import static io.getinference.common.catalogue.Ability.FORCED_TOOLS;
import static io.getinference.common.catalogue.Ability.FORMAT_WITH_TOOLS;
import static io.getinference.common.catalogue.Ability.LARGE_PICTURES;
import static io.getinference.common.catalogue.Ability.LOGPROBS;
import static io.getinference.common.catalogue.Ability.PENALTIES;
import static io.getinference.common.catalogue.Ability.SEED;
import static io.getinference.common.catalogue.Ability.STRUCTURED_OUTPUT;

import io.getinference.common.catalogue.Abilities;
import io.getinference.common.catalogue.Ability;
import io.getinference.common.catalogue.ModelRow;
import io.getinference.common.catalogue.Provider;
import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.catalogue.Thinking;
import io.getinference.common.catalogue.ThinkingOrder;
import io.getinference.common.catalogue.UpstreamModel;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Rows of the catalogue as billing seeds them, for tests. */
public final class Rows {

    private static final Set<Ability> CLAUDE =
            Set.of(FORCED_TOOLS, FORMAT_WITH_TOOLS, STRUCTURED_OUTPUT);
    private static final Set<Ability> GEMINI =
            Set.of(STRUCTURED_OUTPUT, FORCED_TOOLS, SEED, CHOICES, AUDIO);

    public static final ModelRow HAIKU =
            claude(
                    "claude-haiku-4-5-20251001",
                    64_000,
                    new Abilities(
                            true,
                            true,
                            false,
                            true,
                            Thinking.OFF_BY_DEFAULT,
                            0,
                            budget(1_024, 24_576),
                            CLAUDE));
    public static final ModelRow SONNET_5 =
            claude(
                    "claude-sonnet-5",
                    128_000,
                    new Abilities(
                            false,
                            false,
                            false,
                            false,
                            Thinking.ON_BY_DEFAULT,
                            0,
                            levels("low", "medium", "high", "max"),
                            and(CLAUDE, LARGE_PICTURES)));
    public static final ModelRow OPUS_5 = claude("claude-opus-5", 128_000, SONNET_5.abilities());
    public static final ModelRow OPUS_4 =
            claude(
                    "claude-opus-4-20250514",
                    32_000,
                    new Abilities(
                            true,
                            true,
                            true,
                            true,
                            Thinking.OFF_BY_DEFAULT,
                            0,
                            budget(1_024, 24_576),
                            Set.of(FORCED_TOOLS, FORMAT_WITH_TOOLS)));
    public static final ModelRow FLASH_LITE =
            gemini(
                    "gemini-2.5-flash-lite",
                    65_536,
                    thinks(Thinking.OFF_BY_DEFAULT, budget(512, 24_576), GEMINI));
    public static final ModelRow FLASH =
            gemini(
                    "gemini-2.5-flash",
                    65_536,
                    thinks(Thinking.ON_BY_DEFAULT, budget(1, 24_576), GEMINI));
    public static final ModelRow FLASH_3_5_LITE =
            gemini(
                    "gemini-3.5-flash-lite",
                    65_536,
                    thinks(
                            Thinking.ALWAYS,
                            levels("minimal", "low", "medium", "high"),
                            and(GEMINI, FORMAT_WITH_TOOLS, CALL_SIGNATURES, LARGE_PICTURES)));
    public static final ModelRow FLASH_2 =
            gemini(
                    "gemini-2.0-flash",
                    8_192,
                    thinks(Thinking.NONE, null, and(GEMINI, PENALTIES, LOGPROBS)));

    public static final ModelRow SONNET_4 =
            claude("claude-sonnet-4-20250514", 64_000, OPUS_4.abilities());
    public static final ModelRow PRO =
            gemini(
                    "gemini-2.5-pro",
                    65_536,
                    new Abilities(
                            true,
                            true,
                            true,
                            false,
                            Thinking.ALWAYS,
                            128,
                            budget(128, 32_768),
                            GEMINI));
    public static final ModelRow FLASH_3_8 =
            gemini(
                    "gemini-3.8-flash",
                    65_536,
                    new Abilities(
                            true,
                            true,
                            true,
                            false,
                            Thinking.ALWAYS,
                            128,
                            levels("low", "medium", "high"),
                            FLASH_3_5_LITE.abilities().more()));

    private Rows() {}

    private static ModelRow claude(String upstream, long output, Abilities abilities) {
        boolean large = abilities.take(LARGE_PICTURES);
        return row(
                upstream,
                Provider.ANTHROPIC,
                new long[] {large ? 1_000_000 : 200_000, output},
                abilities);
    }

    private static ModelRow gemini(String upstream, long output, Abilities abilities) {
        return row(upstream, Provider.GEMINI, new long[] {1_048_576, output}, abilities);
    }

    private static Abilities thinks(
            Thinking thinking, @Nullable ThinkingOrder order, Set<Ability> more) {
        return new Abilities(true, true, true, false, thinking, 0, order, more);
    }

    private static ModelRow row(
            String upstream, Provider provider, long[] limits, Abilities abilities) {
        return new ModelRow(
                upstream + "@2025-01-01",
                new PublicModel("public-" + upstream),
                provider,
                new UpstreamModel(upstream),
                Instant.parse("2025-01-01T00:00:00Z"),
                null,
                null,
                limits[0],
                limits[1],
                abilities,
                "A model",
                "For tests");
    }

    private static ThinkingOrder budget(long min, long max) {
        return new ThinkingOrder(ThinkingOrder.By.BUDGET, min, max, List.of());
    }

    private static ThinkingOrder levels(String... levels) {
        return new ThinkingOrder(ThinkingOrder.By.LEVEL, 0, 0, List.of(levels));
    }

    private static Set<Ability> and(Set<Ability> some, Ability... more) {
        Set<Ability> all = EnumSet.copyOf(some);
        all.addAll(List.of(more));
        return all;
    }
}
