package io.getinference.gateway.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.gateway.provider.ProviderFailure.OurFault;
import io.getinference.gateway.provider.ProviderFailure.RateLimited;
import io.getinference.gateway.provider.ProviderFailure.Reason;
import io.getinference.gateway.provider.ProviderFailure.Refused;
import io.getinference.gateway.provider.ProviderFailure.Unavailable;
import io.getinference.gateway.provider.upstream.UpstreamError;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

class GeminiErrorsTest {

    private static final String KEY_INVALID =
            "{\"error\":{\"code\":400,\"message\":\"API key not valid.\","
                    + "\"status\":\"INVALID_ARGUMENT\","
                    + "\"details\":[{\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\","
                    + "\"reason\":\"API_KEY_INVALID\"}]}}";

    @Test
    void ourKeyIsOurFaultAlthoughItComesAsABadRequest() {
        assertThat(reason(400, KEY_INVALID)).isInstanceOf(OurFault.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "data: %s\n\n", "data:%s", "[%s]", "data: [%s]\r\n\r\n", " \n%s"})
    void anErrorIsReadByItsContentHoweverItIsWrapped(String wrapping) {
        assertThat(reason(400, wrapping.formatted(KEY_INVALID))).isInstanceOf(OurFault.class);
    }

    @Test
    void whatTheCallerCallsAnApiKeyIsTheCallers() {
        assertThat(
                        reason(
                                400,
                                error(
                                        400,
                                        "INVALID_ARGUMENT",
                                        "Invalid value at 'tools[0].parameters.properties[api key]'",
                                        "")))
                .isInstanceOf(Refused.class);
    }

    @Test
    void billingThatIsOffIsOurFault() {
        assertThat(reason(400, error(400, "FAILED_PRECONDITION", "User location", "")))
                .isInstanceOf(OurFault.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The input token count (1400000) exceeds the maximum number of tokens allowed (1048576).",
                "The input token count exceeds the maximum number of tokens allowed 1048576."
            })
    void aPromptThatIsTooLongIsTheCallersToShorten(String message) {
        assertThat(reason(400, error(400, "INVALID_ARGUMENT", message, "")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("context_length_exceeded"));
    }

    @Test
    void nothingThatTheProviderWroteReachesTheCaller() {
        Reason reason =
                reason(400, error(400, "INVALID_ARGUMENT", "models/gemini-2.5-pro of acme", ""));

        assertThat(reason).isInstanceOf(Refused.class);
        assertThat(reason.toString()).doesNotContain("gemini", "acme");
    }

    @ParameterizedTest
    @ValueSource(strings = {"34s", "33.2s"})
    void aRateLimitSaysInItsBodyWhenToComeBack(String delay) {
        assertThat(
                        reason(
                                429,
                                error(
                                        429,
                                        "RESOURCE_EXHAUSTED",
                                        "Quota",
                                        "{\"@type\":\"type.googleapis.com/google.rpc.RetryInfo\",\"retryDelay\":\"%s\"}"
                                                .formatted(delay))))
                .isEqualTo(new RateLimited(Duration.ofSeconds(34)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GenerateRequestsPerDayPerProjectPerModel", "MonthlySpendLimit"})
    void aQuotaThatNoWaitLiftsIsOurFault(String quota) {
        assertThat(
                        reason(
                                429,
                                error(
                                        429,
                                        "RESOURCE_EXHAUSTED",
                                        "Quota",
                                        ("{\"@type\":\"type.googleapis.com/google.rpc.QuotaFailure\","
                                                        + "\"violations\":[{\"quotaId\":\"%s\"}]}")
                                                .formatted(quota))))
                .isInstanceOf(OurFault.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 499, 500, 502, 503, 504})
    void whatACdnSaysInHtmlIsUnavailable(int status) {
        assertThat(reason(status, "<html>502</html>")).isInstanceOf(Unavailable.class);
    }

    @Test
    void anErrorInTheStreamMeansWhatItsCodeSays() {
        assertThat(reason(200, error(503, "UNAVAILABLE", "busy", "")))
                .isInstanceOf(Unavailable.class);
        assertThat(reason(200, error(429, "RESOURCE_EXHAUSTED", "busy", "")))
                .isInstanceOf(RateLimited.class);
        assertThat(reason(200, "{\"error\":{}}")).isInstanceOf(Unavailable.class);
    }

    private static String error(int code, String status, String message, String detail) {
        return "{\"error\":{\"code\":%d,\"message\":\"%s\",\"status\":\"%s\",\"details\":[%s]}}"
                .formatted(code, message, status, detail);
    }

    private static Reason reason(int status, String body) {
        return new GeminiErrors().reason(UpstreamError.of(status, body, null));
    }
}
