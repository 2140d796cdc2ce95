package io.getinference.gateway.completion;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Usage;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.Tally;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;

import java.io.IOException;
import java.util.List;

/** Model {@code m} at one nano-dollar a token fails; its alternative costs three. */
class FailOverPipelineTest {

    private final PipelineFixture fixture = new PipelineFixture();
    private final ScriptedProvider provider = fixture.provider;

    @BeforeEach
    void fail() {
        fixture.alternative();
        provider.failsAtOnce = new ProviderFailure.Unavailable();
        provider.tally = new Tally(Usage.of(10, 20), ScriptedProvider.OTHER, true, true, true);
        provider.says("Hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'stream':true"})
    void theCallerGetsOneAnswerAndIsToldWhoGaveIt(String manner) throws IOException {
        MockHttpServletResponse response = post(manner);

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentAsString())
                .contains("\"model\":\"m\"", "Hello")
                .doesNotContain("upstream");
        assertThat(response.getHeader("x-model-served")).isEqualTo("upstream-2");
        assertThat(response.getHeader("x-ignored-params")).as("by who answered").isEqualTo("seed");
        assertThat(provider.asked)
                .isEqualTo(List.of(ScriptedProvider.MODEL, ScriptedProvider.OTHER));
    }

    @Test
    void theCallerPaysForOneAnswerAtThePriceOfWhoGaveIt() throws IOException {
        post("");

        assertThat(fixture.journal.all(UsageRecorded.class))
                .singleElement()
                .satisfies(fact -> {
                    assertThat(fact.attempt().model()).isEqualTo(new PublicModel("m"));
                    assertThat(fact.attempt().asked()).isEqualTo(ScriptedProvider.OTHER);
                    assertThat(fact.attempt().answered()).isEqualTo(ScriptedProvider.OTHER);
                    assertThat(fact.attempt().outputTokensMax()).isEqualTo(500);
                    assertThat(fact.price().model()).isEqualTo(ScriptedProvider.OTHER);
                    assertThat(fact.hold())
                            .as("one hold, at the dearer price")
                            .isEqualTo(new Money(3 * (100 + 8_000)));
                });
        assertThat(fixture.authority.granted()).isEqualTo(new Money(3 * 30));
        assertThat(fixture.authority.asked()).isEqualTo(1);
    }

    @Test
    void saysWhichCapOnOutputItSentInTheEnd() throws IOException {
        MockHttpServletResponse response = post(",'max_tokens':1000");

        assertThat(provider.capsSent).containsExactly(1_000L, 500L);
        assertThat(response.getHeader("x-max-tokens-applied")).isEqualTo("500");
    }

    @Test
    void whatTheAlternativeCannotTakeIsNotHeldForItEither() throws IOException {
        provider.othersRefuse = true;
        provider.failsAtOnce = null;
        provider.tally = new Tally(Usage.of(10, 20), ScriptedProvider.MODEL, true, true, true);

        MockHttpServletResponse response = post(",'max_tokens':1000");

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeader("x-model-served")).isNull();
        assertThat(fixture.journal.all(UsageRecorded.class).getFirst().hold())
                .isEqualTo(new Money(100 + 1_000));
    }

    @Test
    void whereTheDearerDoesNotFitTheModelThatWasAskedIsAskedAlone() throws IOException {
        fixture.credit(new Money(500));

        MockHttpServletResponse failed = post("");

        assertThat(failed.getStatus()).isEqualTo(500);
        assertThat(provider.asked).containsExactly(ScriptedProvider.MODEL);
        assertThat(fixture.authority.granted()).isEqualTo(Money.ZERO);
    }

    @Test
    void aFailureOfBothCostsTheCallerNothing() throws IOException {
        provider.failsFirst.add(new ProviderFailure.Unavailable());
        provider.failsFirst.add(new ProviderFailure.OurFault());

        MockHttpServletResponse response = post("");

        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(response.getContentAsString()).contains("upstream_unavailable");
        assertThat(response.getHeader("x-model-served")).isNull();
        assertThat(provider.asked).hasSize(2);
        assertThat(fixture.journal.all(UsageRecorded.class)).isEmpty();
        assertThat(fixture.authority.granted()).isEqualTo(Money.ZERO);
    }

    private MockHttpServletResponse post(String more) throws IOException {
        return fixture.post(
                "{'model':'m','messages':[{'role':'user','content':'Hi'}]" + more + "}");
    }
}
