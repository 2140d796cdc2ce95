package io.getinference.gateway.completion;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.claim.ClaimState;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.money.Money;
import io.getinference.gateway.provider.AnswerPart;
import io.getinference.gateway.provider.ProviderFailure;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;

/** A request that names itself is answered once, however often it is sent. */
class RetriesTest {

    private static final String PLAIN = "{'model':'m','messages':[{'role':'user','content':'Hi'}]}";

    private final PipelineFixture fixture = new PipelineFixture();
    private final ScriptedProvider provider = fixture.provider;

    RetriesTest() {
        fixture.idempotencyKey("order-17");
    }

    @Test
    void tellsTheSameAnswerAgainWithoutAskingOrChargingAgain() throws IOException {
        provider.says("Hello");
        MockHttpServletResponse first = fixture.post(PLAIN);
        MockHttpServletResponse again = fixture.post(PLAIN);
        assertThat(again.getStatus()).isEqualTo(200);
        assertThat(again.getContentAsString()).isEqualTo(first.getContentAsString());
        assertThat(again.getContentType()).isEqualTo(first.getContentType());
        assertThat(again.getHeader("x-idempotent-replay")).isEqualTo("true");
        assertThat(first.getHeader("x-idempotent-replay")).isNull();
        assertThat(again.getHeader("x-original-request-id"))
                .isEqualTo(first.getHeader("x-request-id"));
        assertThat(again.getHeader("x-request-id")).isNotEqualTo(first.getHeader("x-request-id"));
        assertThat(again.getHeader("x-ignored-params")).isEqualTo("top_p");
        assertAskedAndChargedOnce();
    }

    @Test
    void tellsAStreamAgainAsAStream() throws IOException {
        provider.says("Hel", "lo");
        String body = PipelineFixture.streamed(",'stream_options':{'include_usage':true}");
        MockHttpServletResponse first = fixture.post(body);
        MockHttpServletResponse again = fixture.post(body);
        assertThat(again.getContentAsString())
                .isEqualTo(first.getContentAsString())
                .endsWith("data: [DONE]\n\n");
        assertThat(again.getContentType()).startsWith("text/event-stream");
        assertThat(again.getHeader("Cache-Control")).isEqualTo("no-cache");
        assertAskedAndChargedOnce();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void tellsAWholeAnswerToACallerWhoHungUpOnIt(String stream) throws IOException {
        provider.says("Hel", "lo");
        String body = PLAIN.replace("'messages'", "'stream':" + stream + ",'messages'");
        fixture.callerHangsUp();
        fixture.post(body);
        fixture.callerIsBack();
        MockHttpServletResponse again = fixture.post(body);
        assertThat(again.getStatus()).isEqualTo(200);
        assertThat(again.getContentAsString()).contains("Hel").contains("\"stop\"");
        assertAskedAndChargedOnce();
    }

    @Test
    void doesNotKeepTheCommentsThatAStreamWasKeptAliveWith() throws Exception {
        provider.says("Hello");
        provider.thinks = true;
        fixture.silenceMax(Duration.ofMillis(1));
        Thread first = Thread.ofVirtual().start(() -> post(PipelineFixture.streamed("")));
        Awaitility.await().until(() -> fixture.written().contains(": working"));
        provider.begins.countDown();
        first.join();
        assertThat(fixture.post(PipelineFixture.streamed("")).getContentAsString())
                .startsWith("data: ")
                .endsWith("data: [DONE]\n\n")
                .doesNotContain("working");
    }

    @Test
    void refusesTheKeyOfAnotherRequest() throws IOException {
        provider.says("Hello");
        fixture.post(PLAIN);
        MockHttpServletResponse other = fixture.post(PLAIN.replace("Hi", "Bye"));
        assertThat(other.getStatus()).isEqualTo(422);
        assertThat(other.getContentAsString()).contains("\"idempotency_key_reused\"");
        assertAskedAndChargedOnce();
    }

    @Test
    void tellsWhoComesMeanwhileToComeBack() throws Exception {
        provider.says("Hello");
        provider.thinks = true;
        Thread first = Thread.ofVirtual().start(() -> post(PLAIN));
        Awaitility.await().until(() -> !provider.capsSent.isEmpty());
        MockHttpServletResponse meanwhile = fixture.post(PLAIN);
        assertThat(meanwhile.getStatus()).isEqualTo(409);
        assertThat(meanwhile.getHeader("Retry-After")).isEqualTo("1");
        assertThat(meanwhile.getContentAsString()).contains("\"idempotent_request_running\"");
        assertThat(fixture.post(PLAIN.replace("Hi", "Bye")).getStatus()).isEqualTo(422);
        provider.begins.countDown();
        first.join();
        assertThat(fixture.post(PLAIN).getHeader("x-idempotent-replay")).isEqualTo("true");
        assertAskedAndChargedOnce();
    }

    @Test
    void aRequestWithoutAKeyOrWithAnotherIsAnotherRequest() throws IOException {
        for (String key : new String[] {"a", "b"}) {
            fixture.idempotencyKey(key);
            provider.says("Hello");
            assertThat(fixture.post(PLAIN).getHeader("x-idempotent-replay")).isNull();
        }
        assertThat(provider.capsSent).hasSize(2);
    }

    @Test
    void runsAnewWhatFailedBeforeItsAnswer() throws IOException {
        provider.failsAtOnce = new ProviderFailure.Unavailable();
        assertThat(fixture.post(PLAIN).getStatus()).isEqualTo(500);
        provider.failsAtOnce = null;
        assertRunsAnew();
    }

    @Test
    void runsAnewWhatBrokeOff() throws IOException {
        provider.writes(new AnswerPart.Text(0, "Hel"));
        provider.failsAtTheEnd = new ProviderFailure.Interrupted();
        fixture.post(PLAIN);
        provider.failsAtTheEnd = null;
        assertRunsAnew();
    }

    @Test
    void runsAnewWhatWasRefusedForWantOfMoney() throws IOException {
        fixture.credit(new Money(50));
        assertThat(fixture.post(PLAIN).getStatus()).isEqualTo(402);
        fixture.credit(new Money(1_000_000));
        assertRunsAnew();
    }

    @Test
    void runsAnewWhatAGatewayTookAlongWhenItDied() throws IOException {
        fixture.claims.silent(true);
        assertThat(fixture.post(PLAIN).getStatus()).isEqualTo(503);
        fixture.claims.silent(false);
        fixture.claims.endLives();
        assertRunsAnew();
    }

    @Test
    void claimsNothingForARequestThatCannotBeUnderstood() throws IOException {
        assertThat(fixture.post("{'model':'m'}").getStatus()).isEqualTo(400);
        assertThat(fixture.claims.ends()).isEmpty();
        assertRunsAnew();
    }

    @Test
    void chargesNothingWhileNobodyKnowsWhoHasTheKey() throws IOException {
        fixture.claims.silent(true);
        MockHttpServletResponse response = fixture.post(PLAIN);
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("1");
        assertThat(response.getContentAsString()).contains("\"budget_unavailable\"");
        assertThat(provider.capsSent).isEmpty();
        assertThat(fixture.authority.asked()).isZero();
        fixture.claims.silent(false);
        assertRunsAnew();
    }

    @Test
    void anAnswerThatCannotBeStoredIsToldOnceAndChargedOnce() throws IOException {
        fixture.answers.failing(true);
        provider.says("Hello");
        assertThat(fixture.post(PLAIN).getStatus()).isEqualTo(200);
        fixture.answers.failing(false);
        assertNotKept();
    }

    @Test
    void anAnswerThatIsTooLargeIsToldOnceAndChargedOnce() throws IOException {
        byte[] noise = new byte[8_000];
        new SecureRandom().nextBytes(noise);
        provider.says(HexFormat.of().formatHex(noise));
        assertThat(fixture.post(PLAIN).getStatus()).isEqualTo(200);
        assertThat(fixture.answers.all()).isEmpty();
        assertNotKept();
    }

    @Test
    void anAnswerThatIsGoneIsNotChargedAgain() throws IOException {
        provider.says("Hello");
        fixture.post(PLAIN);
        fixture.answers.forget();
        assertNotKept();
    }

    @Test
    void anAnswerThatCannotBeReadNowIsAskedForAgain() throws IOException {
        provider.says("Hello");
        fixture.post(PLAIN);
        fixture.answers.failing(true);
        assertThat(fixture.post(PLAIN).getStatus()).isEqualTo(503);
        fixture.answers.failing(false);
        assertThat(fixture.post(PLAIN).getStatus()).isEqualTo(200);
        assertAskedAndChargedOnce();
    }

    @Test
    void saysWhenAnAccountHasClaimedTooManyKeys() throws IOException {
        fixture.claims.full(true);
        MockHttpServletResponse response = fixture.post(PLAIN);
        assertThat(response.getStatus()).isEqualTo(429);
        assertThat(response.getContentAsString()).contains("\"too_many_idempotency_keys\"");
        assertThat(provider.capsSent).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "é", "\t"})
    void takesNoKeyThatCannotBeSeen(String key) throws IOException {
        fixture.idempotencyKey(key);
        MockHttpServletResponse response = fixture.post(PLAIN);
        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(response.getContentAsString()).contains("\"param\":\"Idempotency-Key\"");
    }

    @Test
    void takesAKeyOf255CharactersAndNoLongerOne() throws IOException {
        fixture.idempotencyKey("k".repeat(256));
        assertThat(fixture.post(PLAIN).getStatus()).isEqualTo(400);
        fixture.idempotencyKey("k".repeat(255));
        assertRunsAnew();
    }

    /** A release is told without waiting for it. */
    private void assertRunsAnew() throws IOException {
        Awaitility.await().until(() -> fixture.claims.running() == 0);
        int before = provider.capsSent.size();
        provider.says("Hello");
        MockHttpServletResponse response = fixture.post(PLAIN);
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeader("x-idempotent-replay")).isNull();
        assertThat(provider.capsSent).hasSize(before + 1);
        assertThat(fixture.claims.ends().getLast().state()).isEqualTo(ClaimState.ANSWERED);
    }

    private void assertNotKept() throws IOException {
        MockHttpServletResponse again = fixture.post(PLAIN);
        assertThat(again.getStatus()).isEqualTo(409);
        assertThat(again.getHeader("Retry-After")).isNull();
        assertThat(again.getContentAsString()).contains("\"idempotent_answer_not_kept\"");
        assertAskedAndChargedOnce();
    }

    private void assertAskedAndChargedOnce() {
        assertThat(provider.capsSent).hasSize(1);
        assertThat(fixture.journal.all(UsageRecorded.class)).hasSize(1);
        assertThat(fixture.authority.granted()).isEqualTo(new Money(30));
    }

    private void post(String body) {
        try {
            fixture.post(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
