package io.getinference.gateway.completion;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.event.Outcome;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Usage;
import io.getinference.gateway.attempt.AttemptFixture;
import io.getinference.gateway.provider.AnswerPart;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.Tally;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.time.Duration;

class CompletionPipelineTest {

    private final PipelineFixture fixture = new PipelineFixture();
    private final ScriptedProvider provider = fixture.provider;

    @Test
    void answersInOneObject() throws IOException {
        provider.says("Hel", "lo");
        MockHttpServletResponse response =
                fixture.post("{'model':'m','messages':[{'role':'user','content':'Hi'}]}");
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeader("x-request-id")).startsWith("req_");
        assertThat(response.getContentAsString())
                .contains(
                        "\"object\":\"chat.completion\"",
                        "\"content\":\"Hello\"",
                        "\"finish_reason\":\"stop\"")
                .contains("\"prompt_tokens\":10,\"completion_tokens\":20,\"total_tokens\":30")
                .contains("\"model\":\"m\"", "\"created\":");
    }

    @Test
    void streamsFullChunksWithTheRoleOnceAndNoUsageUnlessAsked() throws IOException {
        provider.says("Hel", "lo");
        String body = stream("");
        assertThat(body.split("\n\n")).hasSize(5);
        assertThat(body)
                .containsOnlyOnce("\"role\":\"assistant\"")
                .containsOnlyOnce("\"finish_reason\":\"stop\"");
        assertThat(body)
                .doesNotContain("usage")
                .doesNotContain("\"choices\":[]")
                .endsWith("data: [DONE]\n\n");
    }

    @Test
    void streamsAUsageChunkWhenAsked() throws IOException {
        provider.says("Hello");
        String body = stream(",'stream_options':{'include_usage':true}");
        assertThat(body)
                .contains("\"choices\":[],\"usage\":{\"prompt_tokens\":10")
                .contains("\"usage\":null");
    }

    @Test
    void chargesNothingWhenTheProviderFailedBeforeTheFirstToken() throws IOException {
        provider.failsAtOnce = new ProviderFailure.Unavailable();
        MockHttpServletResponse response = plain("");
        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(response.getContentAsString()).contains("upstream_unavailable");
        assertThat(fixture.journal.all(UsageRecorded.class)).isEmpty();
        assertThat(fixture.authority.granted()).isEqualTo(Money.ZERO);
    }

    @Test
    void booksAnAnswerThatBrokeOffOnTheHouse() throws IOException {
        provider.writes(new AnswerPart.Text(0, "Hel"));
        provider.failsAtTheEnd = new ProviderFailure.Interrupted();
        provider.tally = new Tally(Usage.of(10, 1), ScriptedProvider.MODEL, true, false, true);
        String body = stream("");
        assertThat(body)
                .doesNotContain("[DONE]")
                .contains("\"error\":{")
                .contains("upstream_stream_interrupted");
        UsageRecorded fact = fixture.journal.all(UsageRecorded.class).getFirst();
        assertThat(fact.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(fact.estimated()).isTrue();
        assertThat(fixture.authority.granted()).isEqualTo(Money.ZERO);
    }

    @Test
    void asksAgainUnderTheSameHoldAndChargesOneAnswer() throws IOException {
        provider.failsFirst.add(new ProviderFailure.Unavailable(true, Duration.ZERO));
        provider.says("Hello");
        assertThat(plain("").getStatus()).isEqualTo(200);
        assertThat(provider.capsSent).hasSize(2).containsOnly(provider.capsSent.getFirst());
        assertThat(fixture.journal.all(UsageRecorded.class)).hasSize(1);
        assertThat(fixture.authority.granted()).isEqualTo(new Money(30));
    }

    @Test
    void setsNothingAsideForAModelThatIsNotAskedAtTheMoment() throws IOException {
        provider.failsAtOnce = new ProviderFailure.OurFault();
        MockHttpServletResponse fault = plain("");
        assertThat(fault.getStatus()).isEqualTo(500);
        assertThat(fault.getHeader("x-should-retry")).isEqualTo("false");
        for (int call = 1; call < AttemptFixture.CALLS_MIN; call++) {
            plain("");
        }
        int asked = fixture.authority.asked();

        MockHttpServletResponse response = plain("");

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("15");
        assertThat(response.getContentAsString()).contains("\"upstream_unavailable\"");
        assertThat(fixture.authority.asked()).isEqualTo(asked);
        assertThat(provider.capsSent).hasSize(AttemptFixture.CALLS_MIN);
    }

    @Test
    void saysThatAFailureMayBeTriedAgain() throws IOException {
        provider.failsAtOnce = new ProviderFailure.Unavailable();
        assertThat(plain("").getHeader("x-should-retry")).isEqualTo("true");
    }

    @Test
    void aFinalCountIsNeverReplacedByAGuess() throws IOException {
        provider.says("x".repeat(4_000));
        plain("");
        assertThat(fixture.journal.all(UsageRecorded.class).getFirst().usage())
                .isEqualTo(Usage.of(10, 20));
    }

    @Test
    void passesTheProvidersRateLimitOn() throws IOException {
        provider.failsAtOnce = new ProviderFailure.RateLimited(Duration.ofSeconds(7));
        MockHttpServletResponse response = plain("");
        assertThat(response.getStatus()).isEqualTo(429);
        assertThat(response.getHeader("Retry-After")).isEqualTo("7");
    }

    @Test
    void sendsTheCapThatTheHoldPaysForAndSaysSo() throws IOException {
        fixture.credit(new Money(2_000));
        provider.says("Hello");
        MockHttpServletResponse response = plain("");
        assertThat(provider.capsSent).containsExactly(400L);
        assertThat(response.getHeader("x-max-tokens-applied")).isEqualTo("400");
        assertThat(response.getHeader("x-ignored-params")).isEqualTo("top_p");
    }

    @Test
    void saysWhichLimitIsUsedUpAndWhatWouldFit() throws IOException {
        fixture.credit(new Money(50));
        MockHttpServletResponse response = plain("");
        assertThat(response.getStatus()).isEqualTo(402);
        assertThat(response.getContentAsString())
                .contains("\"type\":\"insufficient_quota\"", "\"code\":\"insufficient_credits\"")
                .contains("\"remaining_usd\":\"0.00000005\"", "\"affordable_max_tokens\":40");
        assertThat(provider.capsSent).isEmpty();
    }

    @Test
    void chargesAnUnknownAnsweringModelAsTheOneThatWasAsked() throws IOException {
        provider.says("Hello");
        provider.tally =
                new Tally(Usage.of(10, 20), new UpstreamModel("somebody-else"), true, true, true);
        plain("");
        UsageRecorded fact = fixture.journal.all(UsageRecorded.class).getFirst();
        assertThat(fact.price().model()).isEqualTo(ScriptedProvider.MODEL);
        assertThat(fact.attempt().answered()).isEqualTo(new UpstreamModel("somebody-else"));
    }

    @Test
    void chargesNothingForWhatTheProviderDeclined() throws IOException {
        provider.says();
        provider.tally = new Tally(Usage.of(10, 0), ScriptedProvider.MODEL, false, true, true);
        assertThat(plain("").getStatus()).isEqualTo(200);
        assertThat(fixture.journal.all(UsageRecorded.class).getFirst().outcome())
                .isEqualTo(Outcome.DECLINED);
        assertThat(fixture.journal.all(UsageRecorded.class).getFirst().usage())
                .isEqualTo(Usage.NONE);
        assertThat(fixture.authority.granted()).isEqualTo(Money.ZERO);
    }

    @Test
    void refusesAKeyOrAModelItDoesNotKnow() throws IOException {
        assertThat(fixture.post("{}", "Bearer sk-other").getStatus()).isEqualTo(401);
        assertThat(fixture.post("{}", null).getStatus()).isEqualTo(401);
        assertThat(fixture.post("{}", "Basic \u0000garbage").getStatus()).isEqualTo(401);
        MockHttpServletResponse response =
                fixture.post("{'model':'x','messages':[{'role':'user','content':'Hi'}]}");
        assertThat(response.getStatus()).isEqualTo(404);
        assertThat(response.getContentAsString()).contains("model_not_found");
    }

    @Test
    void doesNotGuessWhileItsTablesAreNotLoaded() throws IOException {
        fixture.keys.loaded(false);
        assertThat(fixture.post("{}", "Bearer sk-other").getStatus()).isEqualTo(503);
    }

    private String stream(String more) throws IOException {
        return fixture.post(PipelineFixture.streamed(more)).getContentAsString();
    }

    private MockHttpServletResponse plain(String more)
            throws UnsupportedEncodingException, IOException {
        return fixture.post(
                "{'model':'m','messages':[{'role':'user','content':'Hi'}]" + more + "}");
    }
}
