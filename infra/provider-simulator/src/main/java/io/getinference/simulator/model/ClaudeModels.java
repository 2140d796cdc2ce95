package io.getinference.simulator.model;

import io.getinference.simulator.model.ModelCard.Limits;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/** Anthropic's rows. */
final class ClaudeModels {
    private static final LocalDate GENERATION_4_RETIRED = LocalDate.of(2026, 6, 15);
    private static final int WINDOW = 200_000;

    private static final Set<Ability> GENERATION_4 =
            EnumSet.of(Ability.SAMPLING, Ability.TEMPERATURE_WITH_TOP_P, Ability.PREFILL);
    private static final Set<Ability> GENERATION_4_5 =
            EnumSet.of(Ability.SAMPLING, Ability.PREFILL);
    private static final Set<Ability> GENERATION_4_6 = EnumSet.of(Ability.SAMPLING);
    private static final Set<Ability> LATER = EnumSet.noneOf(Ability.class);

    private static final Thinking EXTENDED =
            new Thinking.Mode(Set.of("enabled", "disabled"), false);

    private ClaudeModels() {}

    static void addTo(Models models) {
        Availability retired = new Availability.RetiredFrom(GENERATION_4_RETIRED);
        Availability served = new Availability.Served();
        models.add(
                new ModelCard(
                        "claude-sonnet-4-20250514",
                        Provider.ANTHROPIC,
                        new Limits(WINDOW, 64_000),
                        GENERATION_4,
                        EXTENDED,
                        retired),
                "claude-sonnet-4-0");
        models.add(
                new ModelCard(
                        "claude-opus-4-20250514",
                        Provider.ANTHROPIC,
                        new Limits(WINDOW, 32_000),
                        GENERATION_4,
                        EXTENDED,
                        retired),
                "claude-opus-4-0");
        models.add(
                new ModelCard(
                        "claude-haiku-4-5-20251001",
                        Provider.ANTHROPIC,
                        new Limits(WINDOW, 64_000),
                        GENERATION_4_5,
                        EXTENDED,
                        served),
                "claude-haiku-4-5");
        addLater(models);
    }

    private static void addLater(Models models) {
        Set<String> any = Set.of("enabled", "disabled", "adaptive");
        Set<String> adaptive = Set.of("disabled", "adaptive");
        Set<String> always = Set.of("adaptive");
        models.add(large("claude-sonnet-4-6", GENERATION_4_6, new Thinking.Mode(any, false)));
        models.add(large("claude-opus-4-8", LATER, new Thinking.Mode(any, false)));
        models.add(large("claude-sonnet-5", LATER, new Thinking.Mode(any, true)));
        models.add(large("claude-opus-5", LATER, new Thinking.Mode(any, false)));
        models.add(large("claude-haiku-5-5", LATER, new Thinking.Mode(adaptive, false)));
        models.add(large("claude-sonnet-5-5", LATER, new Thinking.Mode(always, true)));
        models.add(large("claude-opus-5-5", LATER, new Thinking.Mode(always, true)));
    }

    private static ModelCard large(String id, Set<Ability> abilities, Thinking thinking) {
        return new ModelCard(
                id,
                Provider.ANTHROPIC,
                new Limits(1_000_000, 128_000),
                abilities,
                thinking,
                new Availability.Served());
    }
}
