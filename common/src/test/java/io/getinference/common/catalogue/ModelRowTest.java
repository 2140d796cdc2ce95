package io.getinference.common.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.time.Instant;

class ModelRowTest {

    private static final Instant RETIRED = Instant.parse("2026-12-01T00:00:00Z");
    private static final PublicModel OTHER = new PublicModel("other");

    private final ModelRow row = row("m", "upstream");

    @Test
    void aChangeIsALaterRowThatIsTheSameOtherwise() {
        ModelRow later = row.from(RETIRED, OTHER);

        assertThat(later.id()).isEqualTo("m@2026-12-01T00:00:00Z");
        assertThat(later.validFrom()).isEqualTo(RETIRED);
        assertThat(later.alternative()).isEqualTo(OTHER);
        assertThat(later)
                .usingRecursiveComparison()
                .ignoringFields("id", "validFrom", "alternative")
                .isEqualTo(row);
        assertThat(later.from(RETIRED.plusSeconds(1), null).alternative()).isNull();
    }

    @Test
    void aModelIsNoAlternativeToItself() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> row.from(RETIRED, new PublicModel("m")));
    }

    @Test
    void aRowInPlaceOfAnotherAnswersForItsPublicModelAndHasNoAlternativeItself() {
        ModelRow other = row("other", "other-upstream").from(RETIRED, new PublicModel("m"));

        ModelRow instead = other.inPlaceOf(row);

        assertThat(instead.model()).isEqualTo(row.model());
        assertThat(instead.upstream()).isEqualTo(other.upstream());
        assertThat(instead.standsInFor()).isEqualTo(row.upstream());
        assertThat(instead.alternative()).isNull();
    }

    private static ModelRow row(String model, String upstream) {
        return new ModelRow(
                model + "@1970-01-01",
                new PublicModel(model),
                Provider.GEMINI,
                new UpstreamModel(upstream),
                Instant.EPOCH,
                null,
                null,
                1,
                1,
                new Abilities(true, true, true, true, Thinking.NONE, 0, null, null),
                "M",
                "A model");
    }
}
