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
            EnumSet.of(
                    Ability.SAMPLING,
                    Ability.TEMPERATURE_WITH_TOP_P,
                    Ability.PREFILL,
                    Ability.FORCED_TOOLS,
                    Ability.SMALL_CACHE_ENTRIES);
    private static final Set<Ability> HAIKU_4_5 =
            EnumSet.of(
                    Ability.SAMPLING,
                    Ability.PREFILL,
                    Ability.FORCED_TOOLS,
                    Ability.STRUCTURED_OUTPUT);
    private static final Set<Ability> SONNET_4_6 =
            EnumSet.of(
                    Ability.SAMPLING,
                    Ability.FORCED_TOOLS,
                    Ability.STRUCTURED_OUTPUT,
                    Ability.EFFORT,
                    Ability.GEO,
                    Ability.SMALL_CACHE_ENTRIES);
    private static final Set<Ability> NEW =
            EnumSet.of(
                    Ability.FORCED_TOOLS,
                    Ability.STRUCTURED_OUTPUT,
                    Ability.EFFORT,
                    Ability.SYSTEM_MESSAGES,
                    Ability.GEO,
                    Ability.LARGE_IMAGES);

    private static final Thinking EXTENDED =
            new Thinking.Mode(Set.of("enabled", "disabled"), false, true);
    private static final Set<String> ANY = Set.of("enabled", "disabled", "adaptive");
    private static final Set<String> NEW_ANY =
            Set.of("enabled", "disabled", "adaptive", "between_tools");
    private static final Set<String> ADAPTIVE = Set.of("disabled", "adaptive", "between_tools");
    private static final Set<String> ALWAYS = Set.of("adaptive", "between_tools");

    private ClaudeModels() {}

    static void addTo(Models models) {
        Availability retired = new Availability.RetiredFrom(GENERATION_4_RETIRED);
        models.add(
                small("claude-sonnet-4-20250514", 64_000, GENERATION_4, retired),
                "claude-sonnet-4-0");
        models.add(
                small("claude-opus-4-20250514", 32_000, GENERATION_4, retired), "claude-opus-4-0");
        models.add(
                small("claude-haiku-4-5-20251001", 64_000, HAIKU_4_5, new Availability.Served()),
                "claude-haiku-4-5");
        addLater(models);
    }

    private static void addLater(Models models) {
        models.add(large("claude-sonnet-4-6", SONNET_4_6, new Thinking.Mode(ANY, false, true)));
        models.add(
                large("claude-opus-4-8", and(Ability.FAST), new Thinking.Mode(ANY, false, false)));
        models.add(large("claude-sonnet-5", NEW, new Thinking.Mode(NEW_ANY, true, false)));
        models.add(
                large(
                        "claude-opus-5",
                        and(Ability.FAST),
                        new Thinking.Mode(NEW_ANY, false, false)));
        models.add(large("claude-haiku-5-5", NEW, new Thinking.Mode(ADAPTIVE, false, false)));
        Set<Ability> neverForced = EnumSet.copyOf(NEW);
        neverForced.remove(Ability.FORCED_TOOLS);
        Thinking always = new Thinking.Mode(ALWAYS, true, false);
        models.add(large("claude-sonnet-5-5", neverForced, always));
        models.add(large("claude-fable-5-1", neverForced, always));
        Set<Ability> opus = EnumSet.copyOf(neverForced);
        opus.add(Ability.FAST);
        models.add(large("claude-opus-5-5", opus, always));
    }

    private static Set<Ability> and(Ability more) {
        Set<Ability> abilities = EnumSet.copyOf(NEW);
        abilities.add(more);
        return abilities;
    }

    private static ModelCard small(
            String id, int output, Set<Ability> abilities, Availability availability) {
        return new ModelCard(
                id,
                Provider.ANTHROPIC,
                new Limits(WINDOW, output),
                abilities,
                EXTENDED,
                availability);
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
