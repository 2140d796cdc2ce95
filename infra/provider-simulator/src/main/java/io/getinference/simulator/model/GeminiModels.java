package io.getinference.simulator.model;

import io.getinference.simulator.model.ModelCard.Limits;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/** Google's rows. */
final class GeminiModels {
    private static final int PROMPT_TOKENS_MAX = 1_048_576;
    private static final LocalDate FLASH_2_0_SHUT_DOWN = LocalDate.of(2026, 6, 1);
    private static final LocalDate REROUTED = LocalDate.of(2026, 12, 1);

    private static final Set<Ability> GEMINI_2_0 =
            EnumSet.of(
                    Ability.SAMPLING,
                    Ability.TEMPERATURE_WITH_TOP_P,
                    Ability.PREFILL,
                    Ability.SHRINKING_PROMPT_COUNT,
                    Ability.PENALTIES,
                    Ability.LOGPROBS);
    private static final Set<Ability> GEMINI_2_5 =
            EnumSet.of(
                    Ability.SAMPLING,
                    Ability.TEMPERATURE_WITH_TOP_P,
                    Ability.PREFILL,
                    Ability.CONTENT_TOKENS,
                    Ability.IMPLICIT_CACHE);
    private static final Set<Ability> GEMINI_3 =
            EnumSet.of(
                    Ability.SAMPLING,
                    Ability.TEMPERATURE_WITH_TOP_P,
                    Ability.PREFILL,
                    Ability.CONTENT_TOKENS,
                    Ability.TRAILING_FINISH,
                    Ability.IMPLICIT_CACHE,
                    Ability.SIGNED_CALLS,
                    Ability.JSON_WITH_TOOLS,
                    Ability.MEDIA_RESOLUTION);

    private GeminiModels() {}

    static void addTo(Models models) {
        addGeneration20(models);
        addGeneration25(models);
        addGeneration3(models);
    }

    private static void addGeneration20(Models models) {
        Availability gone = new Availability.RetiredFrom(FLASH_2_0_SHUT_DOWN);
        for (String id : Set.of("gemini-2.0-flash", "gemini-2.0-flash-lite")) {
            ModelCard card =
                    new ModelCard(
                            id,
                            Provider.GEMINI,
                            new Limits(PROMPT_TOKENS_MAX, 8_192),
                            GEMINI_2_0,
                            new Thinking.None(),
                            gone);
            models.add(card);
            models.add(card.named(id + "-001"));
        }
    }

    private static void addGeneration25(Models models) {
        models.add(
                modern(
                        "gemini-2.5-flash",
                        new Thinking.Budget(1, 24_576, true, true),
                        new Availability.ReroutedFrom(REROUTED, "gemini-3.5-flash-lite")));
        models.add(
                modern(
                        "gemini-2.5-flash-lite",
                        new Thinking.Budget(512, 24_576, true, false),
                        new Availability.Served()));
        models.add(
                modern(
                        "gemini-2.5-pro",
                        new Thinking.Budget(128, 32_768, false, true),
                        new Availability.ReroutedFrom(REROUTED, "gemini-3.8-flash")));
    }

    private static void addGeneration3(Models models) {
        Set<String> all = Set.of("MINIMAL", "LOW", "MEDIUM", "HIGH");
        Set<String> neverOff = Set.of("LOW", "MEDIUM", "HIGH");
        Availability served = new Availability.Served();
        models.add(modern("gemini-3.1-flash-lite", new Thinking.Level(all, false), served));
        models.add(modern("gemini-3.5-flash-lite", new Thinking.Level(all, false), served));
        models.add(modern("gemini-3.5-flash", new Thinking.Level(all, true), served));
        models.add(modern("gemini-3.8-flash", new Thinking.Level(neverOff, true), served));
    }

    private static ModelCard modern(String id, Thinking thinking, Availability availability) {
        return new ModelCard(
                id,
                Provider.GEMINI,
                new Limits(PROMPT_TOKENS_MAX, 65_536),
                thinking instanceof Thinking.Level ? GEMINI_3 : GEMINI_2_5,
                thinking,
                availability);
    }
}
