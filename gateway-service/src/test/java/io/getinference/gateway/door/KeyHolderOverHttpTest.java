package io.getinference.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.event.Wire;
import io.getinference.common.standing.KeyUsage;

import org.junit.jupiter.api.Test;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;

/** What a key's holder may know, through the door; billing is not at home. */
class KeyHolderOverHttpTest extends RunningGateway {

    private static final String NOBODY = "req_01JD8Z6J8M3T4V5W6X7Y8Z9ABC";

    @Test
    void asksMeteringForTheKeyThatItWasAskedWith() {
        METERING_SERVICE.answers(
                json(
                        200,
                        """
                        {"key":"key_01JD8Z6J8M3T4V5W6X7Y8Z9ABC","limits":[{"limit":"account_credit",
                         "held_nano":"0","remaining_nano":"7"}],"charged_nano":"1","requests":1,"tokens":{}}
                        """));
        HttpResponse<String> answer = get("/v1/key");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"remaining_usd\":\"0.000000007\"");
        assertThat(answer.headers().firstValue("x-request-id")).isPresent();
        assertThat(METERING_SERVICE.asked()).hasSize(1);
        StandInService.Asked asked = METERING_SERVICE.asked().getFirst();
        assertThat(asked.target())
                .matches("/internal/accounts/acct_\\w+/keys/key_\\w+/standing\\?wait_ms=\\d+");
        assertThat(asked.authorization()).isEqualTo("Bearer token-of-the-test-platform");
    }

    @Test
    void handsOnWhichUsageIsAskedFor() {
        METERING_SERVICE.answers(
                json(200, Wire.JSON.writeValueAsString(new KeyUsage(List.of(), null))));
        HttpResponse<String> answer =
                get("/v1/usage?from=2026-11-22&by=hour&cursor=2026-11-22T00:00:00Z%2Fa%2Bb%2F%2F");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(METERING_SERVICE.asked().getFirst().target())
                .contains(
                        "from=2026-11-22T00%3A00%3A00Z",
                        "by=hour", "limit=100", "cursor=2026-11-22T00%3A00%3A00Z%2Fa%2Bb%2F%2F");
    }

    @Test
    void aWrongCursorIsTheCallersFault() {
        METERING_SERVICE.answers(json(400, "{}"));
        HttpResponse<String> answer = get("/v1/usage?cursor=x");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"param\":\"cursor\"");
    }

    @Test
    void aQueryThatCannotBeReadIsRefused() {
        HttpResponse<String> answer = get("/v1/usage?" + "a=1&".repeat(101));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"malformed_request\"");
        assertThat(METERING_SERVICE.asked()).isEmpty();
    }

    @Test
    void aServiceThatIsAwayIsNoAnswerAboutMoney() {
        METERING_SERVICE.answers(json(503, "{}"));
        for (String path : List.of("/v1/key", "/v1/usage", "/v1/generations/" + NOBODY)) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(answer.body())
                    .contains("\"standing_unavailable\"")
                    .doesNotContain("Exception", "127.0.0.1");
        }
    }

    @Test
    void takesNothingButGetAndNobodyWithoutAKey() {
        for (String path : List.of("/v1/key", "/v1/usage", "/v1/generations/" + NOBODY)) {
            HttpResponse<String> post = send(to(path).POST(BodyPublishers.ofString("{}")));
            assertThat(post.statusCode()).as(path).isEqualTo(405);
            assertThat(post.headers().firstValue("Allow")).hasValue("GET");
            assertThat(send(to(path)).statusCode()).isEqualTo(401);
        }
        assertThat(METERING_SERVICE.asked()).isEmpty();
    }

    private HttpResponse<String> get(String path) {
        return send(to(path).header("Authorization", "Bearer " + SECRET));
    }

    private static StandInService.Answer json(int status, String body) {
        return new StandInService.Answer(status, "Content-Type", "application/json", body);
    }
}
