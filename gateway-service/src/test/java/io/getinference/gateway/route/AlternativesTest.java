package io.getinference.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.gateway.route.RouteSettings.RetiredModels;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** What the catalogue says beyond the present row: who stands in, and until when. */
class AlternativesTest extends MovingCatalogue {

    @Test
    void aModelIsShutDownWhenItsRowEndsOrWhenAnotherFirstStoodInForIt() {
        Routes routes = routes(null, RetiredModels.FOLLOW_SUCCESSOR);
        LocalDate day = LocalDate.parse("2026-10-16");
        assertThat(offer(routes, "m").shutdownDate()).isEqualTo(day);
        now = RETIRED.plusSeconds(100_000);
        assertThat(offer(routes, "m").shutdownDate()).isEqualTo(day);
        add(found(routes, "m").model().from(now, new PublicModel("other")));
        assertThat(offer(routes, "m").row().validFrom()).as("a later row").isEqualTo(now);
        assertThat(offer(routes, "m").shutdownDate()).isEqualTo(day);
        assertThat(offer(routes, "m").since()).isEqualTo(BEGIN);
        add(row("b", OLD, BEGIN, null));
        assertThat(offer(routes, "b").shutdownDate()).isNull();
    }

    @Test
    void theAlternativeAnswersForThePublicModelAtItsOwnPrice() {
        add(row("b", NEXT, BEGIN, null));
        add(row("a", OLD, BEGIN, null).from(BEGIN.plusSeconds(1), new PublicModel("b")));

        Route route = found(routes(null, RetiredModels.FOLLOW_SUCCESSOR), "a");

        assertThat(route.isStandIn()).isFalse();
        Route alternative = Objects.requireNonNull(route.alternative());
        assertThat(alternative.model().model()).isEqualTo(new PublicModel("a"));
        assertThat(alternative.model().upstream()).isEqualTo(NEXT);
        assertThat(alternative.tiers().row(0).model()).isEqualTo(NEXT);
        assertThat(alternative.isStandIn()).isTrue();
        assertThat(alternative.alternative()).isNull();
        assertThat(alternative.chosenAt()).isEqualTo(route.chosenAt());
    }

    @Test
    void aRetiredModelsSuccessorCanHaveAnAlternativeAndBeOne() {
        now = RETIRED.plusSeconds(10);
        add(row("b", new UpstreamModel("third"), BEGIN, null).from(RETIRED, new PublicModel("m")));
        add(price(new UpstreamModel("third"), BEGIN, 0, 300));
        Routes routes = routes(null, RetiredModels.FOLLOW_SUCCESSOR);
        add(found(routes, "m").model().from(RETIRED.plusSeconds(1), new PublicModel("b")));

        assertThat(alternativeOf(routes, "m")).isEqualTo(new UpstreamModel("third"));
        assertThat(alternativeOf(routes, "b")).isEqualTo(NEXT);
        assertThat(alternativeOf(routes(null, RetiredModels.REFUSE), "b")).isNull();
    }

    @Test
    void anAlternativeThatIsNotOnOfferHasNoPriceOrIsTheSameModelIsNone() {
        add(row("same", OLD, BEGIN, null));
        add(row("unpriced", new UpstreamModel("unpriced"), BEGIN, null));
        Routes routes = routes(null, RetiredModels.FOLLOW_SUCCESSOR);
        for (String name : List.of("nobody", "same", "unpriced")) {
            models.with("a", row("a", OLD, BEGIN, null).from(BEGIN, new PublicModel(name)));
            assertThat(alternativeOf(routes, "a")).as(name).isNull();
        }
    }
}
