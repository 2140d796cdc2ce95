package io.getinference.gateway.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.getinference.common.event.Outcome;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.rating.Usage;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.Tally;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** While a model thinks and says nothing at all, its stream says that it is still there. */
class KeepAliveTest {

    private final PipelineFixture fixture = new PipelineFixture();
    private final ScriptedProvider provider = fixture.provider;

    @BeforeEach
    void think() {
        fixture.silenceMax(Duration.ofMillis(10));
        provider.thinks = true;
        provider.says("Hello");
    }

    @Test
    void pitfall15CommentsComeBeforeTheFirstWordAndNothingElseDoes() throws Exception {
        CompletableFuture<MockHttpServletResponse> answer = ask();
        await().until(() -> fixture.written().contains(": working\n\n: working\n\n"));
        assertThat(fixture.written().replace(": working\n\n", "")).isEmpty();
        provider.begins.countDown();

        MockHttpServletResponse response = answer.get(10, TimeUnit.SECONDS);

        assertThat(response.getContentType()).startsWith("text/event-stream");
        assertThat(response.getHeader("x-ignored-params")).isEqualTo("top_p");
        String said = response.getContentAsString().replace(": working\n\n", "");
        assertThat(said)
                .startsWith("data: {")
                .containsOnlyOnce("\"role\":\"assistant\"")
                .endsWith("data: [DONE]\n\n");
        assertThat(response.getContentAsString()).endsWith("data: [DONE]\n\n");
    }

    @Test
    void aFailureAfterACommentIsAnErrorEventAndNobodyElseIsAsked() throws Exception {
        fixture.alternative();
        provider.failsAtOnce = new ProviderFailure.Unavailable();
        CompletableFuture<MockHttpServletResponse> answer = ask();
        await().until(() -> fixture.written().contains(": working"));
        provider.begins.countDown();

        MockHttpServletResponse response = answer.get(10, TimeUnit.SECONDS);

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentAsString())
                .contains("data: {\"error\":{", "upstream_unavailable")
                .doesNotContain("[DONE]");
        assertThat(provider.asked).containsExactly(ScriptedProvider.MODEL);
    }

    @Test
    void aCommentThatNobodyReadsTellsThatTheCallerIsGone() throws Exception {
        provider.tally = new Tally(Usage.of(10, 20), ScriptedProvider.MODEL, true, true, true);
        fixture.callerHangsUp();
        CompletableFuture<MockHttpServletResponse> answer = ask();
        await().until(fixture::isFoundGone);
        provider.begins.countDown();
        answer.get(10, TimeUnit.SECONDS);

        assertThat(fixture.journal.all(UsageRecorded.class))
                .extracting(UsageRecorded::outcome)
                .containsExactly(Outcome.DRAINED);
    }

    @Test
    void aPlainAnswerIsSilentUntilItIsThere() throws Exception {
        CompletableFuture<MockHttpServletResponse> answer =
                post("{'model':'m','messages':[{'role':'user','content':'Hi'}]}");
        await().until(() -> !provider.asked.isEmpty());
        provider.begins.countDown();

        assertThat(answer.get(10, TimeUnit.SECONDS).getContentAsString()).startsWith("{\"id\":");
    }

    private CompletableFuture<MockHttpServletResponse> ask() {
        return post(PipelineFixture.streamed(""));
    }

    private CompletableFuture<MockHttpServletResponse> post(String body) {
        CompletableFuture<MockHttpServletResponse> answer = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        answer.complete(fixture.post(body));
                    } catch (IOException | RuntimeException e) {
                        answer.completeExceptionally(e);
                    }
                });
        return answer;
    }
}
