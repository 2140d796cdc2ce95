package io.getinference.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.event.Wire;
import io.getinference.simulator.fault.Fault;
import io.getinference.simulator.fault.FaultMatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** Every way of saying no, as it looks on the wire. */
class RefusalsOverHttpTest extends RunningGateway {

    private static final String GOOD =
            "{'model':'" + HAIKU + "','messages':[{'role':'user','content':'Hi'}]}";

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/chat/completions, POST",
        "PUT, /v1/chat/completions, POST",
        "DELETE, /v1/chat/completions, POST",
        "POST, /v1/models, GET",
        "DELETE, /v1/models/x, GET"
    })
    void saysWhichMethodIsRight(String method, String path, String allowed) {
        HttpResponse<String> answer = send(to(path).method(method, BodyPublishers.noBody()));
        assertRefused(answer, 405);
        assertThat(answer.headers().allValues("Allow")).containsExactly(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v1",
                "/v1/",
                "/v1/completions",
                "/v1/chat/completions/x",
                "/v1/models/a/b",
                "/v2/chat/completions",
                "/index.html",
                "/favicon.ico"
            })
    void doesNotKnowOtherPaths(String path) {
        assertRefused(send(to(path)), 404);
        assertRefused(send(to(path).POST(BodyPublishers.ofString("{}"))), 404);
    }

    @Test
    void wantsAKeyForTheModelsToo() {
        assertRefused(send(to("/v1/models")), 401);
        assertRefused(send(to("/v1/models/" + HAIKU)), 401);
        HttpResponse<String> wrong =
                send(to("/v1/models").header("Authorization", "Bearer sk-wrong-0123456789WXYZ"));
        assertThat(assertRefused(wrong, 401).at("/code").stringValue())
                .isEqualTo("invalid_api_key");
        assertThat(wrong.body()).contains("…WXYZ").doesNotContain("9WXYZ");
    }

    @Test
    void knowsNoModelOfThatName() {
        HttpResponse<String> answer =
                send(to("/v1/models/none").header("Authorization", "Bearer " + SECRET));
        assertThat(assertRefused(answer, 404).at("/code").stringValue())
                .isEqualTo("model_not_found");
        assertRefused(send(completion(GOOD.replace(HAIKU, "none"))), 404);
    }

    @Test
    void doesNotAnswerForAModelWithoutAPrice() {
        HttpResponse<String> answer = send(completion(GOOD.replace(HAIKU, UNPRICED)));
        assertThat(assertRefused(answer, 503).at("/code").stringValue())
                .isEqualTo("model_unpriced");
        assertThat(PROVIDERS.log().entries()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "garbage", ""})
    void takesNothingButJson(String type) {
        HttpResponse<String> answer = send(completion(GOOD).setHeader("Content-Type", type));
        assertRefused(answer, 415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{}", "{'model':1}", "\u0000"})
    void saysWhatIsWrongWithABody(String body) {
        assertRefused(send(completion(body)), 400);
    }

    @Test
    void takesNoBodyThatIsTooLarge() {
        byte[] large = " ".repeat(100 << 10).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertTooLarge(send(completion("").POST(BodyPublishers.ofByteArray(large))));
        assertTooLarge(
                send(
                        completion("")
                                .POST(
                                        BodyPublishers.ofInputStream(
                                                () -> new ByteArrayInputStream(large)))));
    }

    @Test
    void doesNotWaitForABodyThatItWillNotTake() throws IOException {
        String answer =
                RawHttp.exchange(
                        port,
                        "POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                                + SECRET
                                + "\r\nContent-Type: application/json\r\nContent-Length: 30000000\r\n\r\n{");
        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("request_too_large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/models?x=%", "/v1/models?%zz", "/v1?=", "/?%C3"})
    void neverFallsOverAQuery(String target) throws IOException {
        assertThat(RawHttp.get(port, target)).matches("(?s)HTTP/1.1 40[014] .*");
    }

    @Test
    void givesUpOnABodyThatNeverComes() throws IOException {
        String answer =
                RawHttp.exchange(
                        port,
                        "POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                                + SECRET
                                + "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{");
        assertThat(answer)
                .startsWith("HTTP/1.1 408 ")
                .contains("\"error\":{\"message\"")
                .doesNotContain("Exception", "\tat ");
    }

    @Test
    void passesOnWhenToTryAgain() {
        PROVIDERS.faults().add(FaultMatch.next(), new Fault.Status(429, 7));
        HttpResponse<String> answer = send(completion(GOOD));
        assertThat(assertRefused(answer, 429).at("/code").stringValue())
                .isEqualTo("rate_limit_exceeded");
        assertThat(answer.headers().allValues("Retry-After")).containsExactly("7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE\r\n\r\n",
                "GET /v1/models HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET /v1/models HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET /v1/models HTTP/1.1\r\nHost: x\r\nHost: y\r\nConnection: close\r\n\r\n",
                "GET /v1/{models}|<script> HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1/models HTTP/1.1\r\nHost: x\r\nBad Header: 1\r\nConnection: close\r\n\r\n",
                "POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n"
                        + "Content-Length: 2\r\n\r\nab",
                "POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: nonsense\r\n\r\n"
            })
    void showsNothingOfItselfToSomeoneWhoSpeaksNoHttp(String text) throws IOException {
        assertThat(RawHttp.exchange(port, text))
                .matches("(?s)HTTP/1\\.1 [45]\\d\\d .*")
                .doesNotContain("\tat ", "Exception", "Tomcat", "org.apache", "<script>");
    }

    @Test
    void showsNothingOfItselfForAHeaderThatIsTooLong() throws IOException {
        String answer =
                RawHttp.exchange(
                        port,
                        "GET /v1/models HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                                + "x".repeat(1 << 20)
                                + "\r\n\r\n");
        assertThat(answer).doesNotContain("\tat ", "Exception", "Tomcat");
    }

    private static void assertTooLarge(HttpResponse<String> answer) {
        assertThat(assertRefused(answer, 413).at("/code").stringValue())
                .isEqualTo("request_too_large");
    }

    /** In OpenAI's shape: all four members, a name for the request, and nothing of our insides. */
    private static JsonNode assertRefused(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.headers().firstValue("x-request-id").orElseThrow()).startsWith("req_");
        JsonNode error = Wire.JSON.readTree(answer.body()).at("/error");
        assertThat(error.propertyNames()).contains("message", "type", "param", "code");
        assertThat(error.at("/message").stringValue())
                .isNotBlank()
                .doesNotContain("Exception", "io.getinference");
        return error;
    }
}
