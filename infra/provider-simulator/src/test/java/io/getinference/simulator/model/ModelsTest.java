package io.getinference.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;

class ModelsTest {
    private final Models models = Models.standard();

    private String servedOn(String date, Provider provider, String name) {
        return models.on(LocalDate.parse(date), provider, name)
                .map(model -> model.served().id())
                .orElse("gone");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-31, gemini-2.0-flash, gemini-2.0-flash",
        "2026-05-31, gemini-2.0-flash-001, gemini-2.0-flash-001",
        "2026-06-01, gemini-2.0-flash, gone",
        "2026-05-31, gemini-2.0-flash-lite-001, gemini-2.0-flash-lite-001",
        "2026-06-01, gemini-2.0-flash-lite, gone",
        "2026-11-30, gemini-2.5-flash, gemini-2.5-flash",
        "2026-12-01, gemini-2.5-flash, gemini-3.5-flash-lite",
        "2026-11-30, gemini-2.5-pro, gemini-2.5-pro",
        "2026-12-01, gemini-2.5-pro, gemini-3.8-flash",
        "2026-12-01, gemini-2.5-flash-lite, gemini-2.5-flash-lite",
        "2026-12-01, gemini-3.1-flash-lite, gemini-3.1-flash-lite",
        "2026-12-01, gemini-3.5-flash, gemini-3.5-flash",
        "2026-12-01, claude-opus-5, gone",
    })
    void geminiModelsAreWhatTheDateMakesThem(String date, String asked, String served) {
        assertThat(servedOn(date, Provider.GEMINI, asked)).isEqualTo(served);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-14, claude-sonnet-4-0, claude-sonnet-4-20250514",
        "2026-06-14, claude-sonnet-4-20250514, claude-sonnet-4-20250514",
        "2026-06-15, claude-sonnet-4-20250514, gone",
        "2026-06-14, claude-opus-4-0, claude-opus-4-20250514",
        "2026-06-15, claude-opus-4-0, gone",
        "2026-11-22, claude-haiku-4-5, claude-haiku-4-5-20251001",
        "2026-11-22, claude-sonnet-5, claude-sonnet-5",
        "2026-11-22, claude-opus-5, claude-opus-5",
        "2026-11-22, claude-haiku-5-5, claude-haiku-5-5",
        "2026-11-22, gemini-2.5-pro, gone",
    })
    void claudeModelsAreWhatTheDateMakesThem(String date, String asked, String served) {
        assertThat(servedOn(date, Provider.ANTHROPIC, asked)).isEqualTo(served);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-01", "2026-11-22", "2030-01-01"})
    void everySuccessorIsInTheTable(String date) {
        LocalDate day = LocalDate.parse(date);
        assertThat(models.all())
                .filteredOn(card -> card.availability() instanceof Availability.ReroutedFrom)
                .hasSize(2)
                .allSatisfy(
                        card -> assertThat(models.on(day, card.provider(), card.id())).isPresent());
    }

    @Test
    void limitsAreTheProviders() {
        assertThat(models.all())
                .filteredOn(card -> card.id().startsWith("gemini-2.0"))
                .hasSize(4)
                .allMatch(card -> card.limits().output() == 8_192);
        assertThat(models.all())
                .filteredOn(card -> card.id().startsWith("claude-opus-4-2025"))
                .singleElement()
                .satisfies(card -> {
                    assertThat(card.limits().output()).isEqualTo(32_000);
                    assertThat(card.limits().prompt()).isEqualTo(200_000);
                });
    }
}
