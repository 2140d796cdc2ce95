package io.getinference.gateway.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.gateway.provider.ProviderFailure.OurFault;
import io.getinference.gateway.provider.ProviderFailure.Reason;
import io.getinference.gateway.provider.ProviderFailure.Refused;
import io.getinference.gateway.provider.ProviderFailure.Unavailable;
import io.getinference.gateway.provider.upstream.UpstreamError;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaudeErrorsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "prompt is too long: 210000 tokens > 200000 maximum",
                "input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000"
            })
    void aPromptThatIsTooLongIsTheCallersToShorten(String message) {
        assertThat(said(400, message))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> {
                            assertThat(refused.code()).isEqualTo("context_length_exceeded");
                            assertThat(refused.param()).isEqualTo("messages");
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Your credit balance is too low to access the Anthropic API.",
                "This organization is on hold",
                "You have reached your specified API usage limits.",
                "This request would exceed your account's monthly spend limit."
            })
    void ourStandingIsNeverTheCallersFault(String message) {
        assertThat(said(400, message)).isInstanceOf(OurFault.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tools.0.custom.name: billing is not a name",
                "messages.0.content: your credit balance",
                "tools.0.input_schema: on hold, spend limit"
            })
    void whatTheCallerWroteIsNeverOurStanding(String message) {
        assertThat(said(400, message)).isInstanceOf(Refused.class);
    }

    @Test
    void aSpendLimitIsOurFaultAlthoughItComesAsARateLimit() {
        assertThat(
                        reason(
                                429,
                                "{\"type\":\"error\",\"error\":{\"type\":\"rate_limit_error\","
                                        + "\"message\":\"m\","
                                        + "\"details\":{\"error_code\":\"enforced_spend_limit_reached\"}}}"))
                .isInstanceOf(OurFault.class);
    }

    @Test
    void nothingThatTheProviderWroteReachesTheCaller() {
        assertThat(said(400, "claude-sonnet-5: org acme, key sk-ant-1: no").toString())
                .doesNotContain("claude", "acme", "sk-ant");
    }

    @ParameterizedTest
    @CsvSource({
        "invalid_request_error, Refused", "authentication_error, OurFault",
                "billing_error, OurFault",
        "permission_error, OurFault", "not_found_error, OurFault", "request_too_large, Refused",
        "rate_limit_error, RateLimited", "overloaded_error, Unavailable", "api_error, Unavailable"
    })
    void anErrorInTheStreamMeansWhatItsStatusWouldHave(String type, String reason) {
        assertThat(
                        reason(
                                        200,
                                        ("{\"type\":\"error\",\"error\":{\"type\":\"%s\","
                                                        + "\"message\":\"m\"}}")
                                                .formatted(type))
                                .getClass()
                                .getSimpleName())
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 408, 409, 500, 502, 529, 301})
    void whatACdnSaysInHtmlIsUnavailable(int status) {
        assertThat(reason(status, "<html><body>error</body></html>"))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void aBodyThatIsTooLargeIsToldEvenByACdn() {
        assertThat(reason(413, ""))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("request_too_large"));
    }

    private static Reason said(int status, String message) {
        return reason(
                status,
                ("{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\","
                                + "\"message\":\"%s\"}}")
                        .formatted(message));
    }

    private static Reason reason(int status, String body) {
        return new ClaudeErrors().reason(UpstreamError.of(status, body, null));
    }
}
