package io.getinference.common.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;

class ModelRowTest {

    private static final Instant RETIRED = Instant.parse("2026-12-01T00:00:00Z");

    @Test
    void aModelIsShutDownWhenItsRowEnds() {
        assertThat(row(Instant.EPOCH, RETIRED, null).shutdownDate())
                .isEqualTo(LocalDate.of(2026, 12, 1));
    }

    @Test
    void aModelThatAnotherStandsInForWasShutDownWhenThatBegan() {
        assertThat(row(RETIRED, null, new UpstreamModel("old")).shutdownDate())
                .isEqualTo(LocalDate.of(2026, 12, 1));
    }

    @Test
    void nobodyKnowsWhenOthersAre() {
        assertThat(row(Instant.EPOCH, null, null).shutdownDate()).isNull();
    }

    private static ModelRow row(
            Instant from, @Nullable Instant until, @Nullable UpstreamModel standsInFor) {
        return new ModelRow(
                "m@1970-01-01",
                new PublicModel("m"),
                Provider.GEMINI,
                new UpstreamModel("new"),
                from,
                until,
                standsInFor,
                1,
                1,
                new Abilities(true, true, true, true, Thinking.NONE, 0, null, null),
                "M",
                "A model");
    }
}
