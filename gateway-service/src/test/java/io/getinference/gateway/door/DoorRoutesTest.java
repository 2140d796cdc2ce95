package io.getinference.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

class DoorRoutesTest extends RunningGateway {

    @Autowired ObjectProvider<RouterFunction<?>> routes;

    @Test
    void opensNothingButThis() {
        Listing listing = new Listing();
        routes.orderedStream().forEach(route -> route.accept(listing));
        assertThat(listing.found)
                .containsExactly(
                        "(POST && /v1/chat/completions)",
                        "(GET && /v1/models)",
                        "(GET && /v1/models/{model})",
                        "(GET && /v1/key)",
                        "(GET && /v1/usage)",
                        "(GET && /v1/generations/{id})",
                        "/v1/chat/completions",
                        "(/v1/models || /v1/models/{model})",
                        "((/v1/key || /v1/usage) || /v1/generations/{id})",
                        "(/v1/** || /v1)",
                        "(/api/account/v1/** && plain)",
                        "(/api/billing/v1/** && plain)",
                        "(/api/metering/v1/** && plain)",
                        "/**",
                        // Routes written in properties; there are none.
                        "Never");
    }

    @Test
    void handsARequestOnWholeAndTheAnswerBack() {
        HttpResponse<String> answer =
                send(
                        to("/api/account/v1/accounts/a%20b?x=1&y=%C3%A4%2F")
                                .header("Authorization", "Bearer token-of-the-test-platform")
                                .header("Content-Type", "application/json")
                                .method("PUT", BodyPublishers.ofString("{\"name\":\"Ä\"}")));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("{\"id\":1}");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(ACCOUNT_SERVICE.asked())
                .containsExactly(
                        new StandInService.Asked(
                                "PUT",
                                "/api/account/v1/accounts/a%20b?x=1&y=%C3%A4%2F",
                                "Bearer token-of-the-test-platform",
                                "{\"name\":\"Ä\"}"));
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 302, 400, 401, 404, 409, 422, 500, 503})
    void handsBackWhateverAServiceAnswers(int status) {
        String body = status == 204 ? "" : "{\"title\":\"so\"}";
        ACCOUNT_SERVICE.answers(
                new StandInService.Answer(status, "Location", "/internal/elsewhere", body));
        HttpResponse<String> answer = send(to("/api/account/v1/accounts"));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.headers().firstValue("Location")).hasValue("/internal/elsewhere");
        assertThat(ACCOUNT_SERVICE.asked()).hasSize(1);
    }

    @Test
    void handsOnEveryMethod() {
        for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
            assertThat(send(to("/api/account/v1/x").method(method, BodyPublishers.noBody())))
                    .extracting(HttpResponse::statusCode)
                    .isEqualTo(201);
        }
        assertThat(ACCOUNT_SERVICE.asked())
                .extracting(StandInService.Asked::method)
                .containsExactly("GET", "POST", "PUT", "PATCH", "DELETE");
    }

    /** The container finds out when it sends the head, and has nothing left to send with it. */
    @Test
    void handsOnNoHeadThatIsTooLong() {
        HttpResponse<String> tooLong = answerWithAHeaderOf(20_000);
        assertThat(tooLong.statusCode()).isEqualTo(500);
        assertThat(tooLong.headers().firstValue("X-Long")).isEmpty();
        assertThat(tooLong.body()).isEmpty();

        HttpResponse<String> farTooLong = answerWithAHeaderOf(400_000);
        assertThat(farTooLong.statusCode()).isEqualTo(503);
        assertThat(farTooLong.body()).contains("\"status\":503", "account");
    }

    private HttpResponse<String> answerWithAHeaderOf(int bytes) {
        ACCOUNT_SERVICE.answers(
                new StandInService.Answer(200, "X-Long", "x".repeat(bytes), "answer"));
        return send(to("/api/account/v1/x"));
    }

    @Test
    void saysThatAServiceIsDown() {
        HttpResponse<String> answer =
                send(
                        to("/api/billing/v1/accounts/acct_1/grants")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{}")));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(answer.body())
                .contains("\"status\":503", "billing")
                .doesNotContain("Exception", "127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/accounts/a/leases/l/k",
                "/internal",
                "//internal/accounts",
                "/v1/../internal/x",
                "/v1/%2e%2e/internal/x",
                "/api/account/v2/accounts",
                "/api/account/v1x/accounts",
                "/api/account",
                "/api/unknown/v1/x",
                "/api/account/internal/v1/x",
                "/api/account/v1/../../../internal/x",
                "/api/account/v1/%2e%2e/%2e%2e/%2e%2e/internal/x",
                "/api/account/v1/%2E%2E/v2/x",
                "/api/account/v1/..;/..;/..;/internal/x",
                "/api/account/v1/..;a=b/x",
                "/api/account/v1/x/..%2f..%2f..%2finternal",
                "/api/account/v1/x%2fy",
                "/api/account/v1/..%5c..%5cinternal",
                "/api/account/v1/..\\..\\internal",
                "/api/account/v1/./x",
                "/api/account/v1/x/..",
                "/api//account/v1/x",
                "//api/account/v1/x",
                "/api/account/v1/%00",
                "/api/account/v1/x%0d%0aHost:%20evil",
                "/api/account/v1/%",
                "/API/account/v1/x",
                "/actuator/health",
                "/actuator",
                "/error"
            })
    void reachesNoServiceAndNothingInternalByAnyOtherPath(String path) throws IOException {
        String answer = RawHttp.get(port, path);
        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("\tat ", "Exception");
        assertThat(ACCOUNT_SERVICE.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x=%", "x=%zz", "%C3", "x=1&x=2&&=", "x=[]", "x=a+b%2B"})
    void neverFallsOverAQuery(String query) throws IOException {
        String answer = RawHttp.get(port, "/api/account/v1/x?" + query);
        assertThat(answer).matches("(?s)HTTP/1.1 (201|400) .*").doesNotContain("Exception");
    }

    @Test
    void handsOnAFormThatCannotBeRead() {
        HttpResponse<String> answer =
                send(
                        to("/api/account/v1/x")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("a=%zz&=b")));
        assertThat(answer.statusCode()).isBetween(200, 499);
    }

    @Test
    void goesToTheServiceItKnowsWhateverTheRequestSays() throws IOException {
        String request =
                """
                GET http://evil.example/api/account/v1/x HTTP/1.1
                Host: evil.example
                X-Forwarded-Host: evil.example
                Connection: close

                """;
        String answer = RawHttp.exchange(port, request.replace("\n", "\r\n"));
        assertThat(answer).startsWith("HTTP/1.1 201 ");
        assertThat(ACCOUNT_SERVICE.asked())
                .extracting(StandInService.Asked::target)
                .containsExactly("/api/account/v1/x");
    }

    private static final class Listing implements RouterFunctions.Visitor {

        private final List<String> found = new ArrayList<>();

        @Override
        public void startNested(RequestPredicate predicate) {
            found.add("nested " + predicate);
        }

        @Override
        public void endNested(RequestPredicate predicate) {
            // Said at the start.
        }

        @Override
        public void route(RequestPredicate predicate, HandlerFunction<?> handler) {
            found.add(predicate.toString());
        }

        @Override
        public void resources(Function<ServerRequest, Optional<Resource>> lookup) {
            found.add("resources");
        }

        @Override
        public void attributes(Map<String, Object> attributes) {
            // They open nothing.
        }

        @Override
        public void unknown(RouterFunction<?> routerFunction) {
            found.add("unknown " + routerFunction);
        }
    }
}
