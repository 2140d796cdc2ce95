package io.getinference.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.catalogue.Provider;
import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Price;
import io.getinference.common.rating.TokenKind;
import io.getinference.gateway.route.RouteSettings.RetiredModels;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

class RoutesTest extends MovingCatalogue {

    @Test
    void followsTheCatalogueThroughARetirement() {
        Routes routes = routes(null, RetiredModels.FOLLOW_SUCCESSOR);
        Route before = found(routes, "m");
        assertThat(before.model().upstream()).isEqualTo(OLD);
        assertThat(before.isStandIn()).isFalse();
        assertThat(before.tiers().row(0).model()).isEqualTo(OLD);
        now = RETIRED;
        Route after = found(routes, "m");
        assertThat(after.model().upstream()).isEqualTo(NEXT);
        assertThat(after.isStandIn()).isTrue();
        assertThat(after.tiers().row(0).model()).isEqualTo(NEXT);
    }

    @Test
    void doesNotOfferAModelBeforeItsFirstDayOrAfterItsLast() {
        add(row("short", OLD, BEGIN.plusSeconds(10), BEGIN.plusSeconds(20)));
        Routes routes = routes(null, RetiredModels.FOLLOW_SUCCESSOR);
        now = BEGIN.plusSeconds(9);
        assertThat(routes.to("short")).isEqualTo(new Routing.Unknown("short"));
        now = BEGIN.plusSeconds(10);
        assertThat(routes.to("short")).isInstanceOf(Routing.Found.class);
        now = BEGIN.plusSeconds(20);
        assertThat(routes.to("short")).isEqualTo(new Routing.Unknown("short"));
    }

    @Test
    void readsTheCatalogueAsOfTheDayThatIsSet() {
        now = BEFORE;
        Routes routes = routes(LocalDate.parse("2026-10-16"), RetiredModels.FOLLOW_SUCCESSOR);
        assertThat(found(routes, "m").model().upstream()).isEqualTo(NEXT);
        now = RETIRED.plusSeconds(1_000_000);
        routes = routes(LocalDate.parse("2026-10-15"), RetiredModels.FOLLOW_SUCCESSOR);
        assertThat(found(routes, "m").model().upstream()).isEqualTo(OLD);
    }

    @Test
    void readsPricesAsOfTheDayThatIsSetToo() {
        add(price(OLD, Instant.parse("2026-10-15T00:00:00Z"), 0, 300));
        assertThat(inputPriceOn("2026-10-14")).isEqualTo(new Money(100));
        assertThat(inputPriceOn("2026-10-15")).isEqualTo(new Money(300));
    }

    @Test
    void refusesARetiredModelWhereTheOperatorWantsThat() {
        Routes routes = routes(null, RetiredModels.REFUSE);
        assertThat(routes.to("m")).isInstanceOf(Routing.Found.class);
        now = RETIRED;
        assertThat(routes.to("m")).isEqualTo(new Routing.Unknown("m"));
        assertThat(routes.offered()).isEmpty();
    }

    @Test
    void doesNotCallARetiredModelWhoseOwnRowHasNoEnd() {
        add(row("open", OLD, BEGIN, null));
        add(successor("open", NEXT, RETIRED));
        now = RETIRED;
        assertThat(found(routes(null, RetiredModels.FOLLOW_SUCCESSOR), "open").model().upstream())
                .isEqualTo(NEXT);
        assertThat(routes(null, RetiredModels.REFUSE).to("open"))
                .isEqualTo(new Routing.Unknown("open"));
    }

    @Test
    void listsEachModelOnceByName() {
        add(row("b", OLD, BEGIN, null));
        add(row("a", OLD, BEGIN, null));
        add(row("a", NEXT, BEGIN.plusSeconds(1), null));
        List<Offer> offered = routes(null, RetiredModels.FOLLOW_SUCCESSOR).offered();
        assertThat(offered)
                .extracting(offer -> offer.row().model().value())
                .containsExactly("a", "b", "m");
        assertThat(offered.getFirst().row().upstream()).isEqualTo(NEXT);
    }

    @Test
    void knowsNamesExactlyAsTheyAreWritten() {
        Routes routes = routes(null, RetiredModels.FOLLOW_SUCCESSOR);
        for (String name : List.of("M", "m ", "", "old", "m@2026-01-01")) {
            assertThat(routes.to(name)).isEqualTo(new Routing.Unknown(name));
        }
    }

    @Test
    void doesNotCallAModelWithoutAPrice() {
        add(row("free", new UpstreamModel("free"), BEGIN, null));
        Routes routes = routes(null, RetiredModels.FOLLOW_SUCCESSOR);
        assertThat(routes.to("free")).isEqualTo(new Routing.Unpriced(new PublicModel("free")));
        add(price(new UpstreamModel("free"), BEFORE.plusNanos(1), 0, 1));
        assertThat(routes.to("free")).isInstanceOf(Routing.Unpriced.class);
    }

    @Test
    void doesNotCallAModelWhoseTiersHaveNotAllArrived() {
        UpstreamModel tiered = new UpstreamModel("tiered");
        add(row("tiered", tiered, BEGIN, null));
        add(price(tiered, BEGIN, 200_000, 400));
        Routes routes = routes(null, RetiredModels.FOLLOW_SUCCESSOR);
        assertThat(routes.to("tiered")).isInstanceOf(Routing.Unpriced.class);
        add(price(tiered, BEGIN, 0, 200));
        assertThat(routes.to("tiered")).isInstanceOf(Routing.Found.class);
    }

    @Test
    void doesNotCallAProviderThatItDoesNotHave() {
        add(row(new Named("g", Provider.GEMINI, null), OLD, BEGIN, null));
        assertThat(routes(null, RetiredModels.FOLLOW_SUCCESSOR).to("g"))
                .isInstanceOf(Routing.Unpriced.class);
    }

    @Test
    void saysNothingBeforeBothTablesAreRead() {
        Routes routes = routes(null, RetiredModels.FOLLOW_SUCCESSOR);
        models.loaded(false);
        assertThat(routes.to("m")).isEqualTo(new Routing.NotReady());
        assertThat(routes.isReady()).isFalse();
        models.loaded(true);
        prices.loaded(false);
        assertThat(routes.to("m")).isEqualTo(new Routing.NotReady());
    }

    @Test
    void keepsThePriceThatWasInForceWhenItWasChosen() {
        Route route = found(routes(null, RetiredModels.FOLLOW_SUCCESSOR), "m");
        Price then = route.price(OLD, 10).orElseThrow();
        add(price(OLD, BEFORE, 0, 999));
        add(price(OLD, RETIRED, 0, 998));
        now = RETIRED.plusSeconds(10);
        assertThat(route.price(OLD, 10)).contains(then);
        assertThat(route.tiers().row(10)).isEqualTo(then);
    }

    @Test
    void pricesAnotherModelThatAnswersByItsOwnRow() {
        Price large = price(NEXT, BEGIN, 1_000, 700);
        add(large);
        Route route = found(routes(null, RetiredModels.FOLLOW_SUCCESSOR), "m");
        assertThat(route.price(NEXT, 999).orElseThrow().fromPromptTokens()).isZero();
        assertThat(route.price(NEXT, 1_000)).contains(large);
        assertThat(route.price(new UpstreamModel("nobody"), 1)).isEmpty();
    }

    private @Nullable Money inputPriceOn(String day) {
        Routes routes = routes(LocalDate.parse(day), RetiredModels.FOLLOW_SUCCESSOR);
        return found(routes, "m").tiers().row(0).perMillion().of(TokenKind.INPUT);
    }
}
