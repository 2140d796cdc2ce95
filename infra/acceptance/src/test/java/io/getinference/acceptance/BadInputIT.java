package io.getinference.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.acceptance.Platform.Customer;
import io.getinference.common.event.Wire;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** What no SDK would send: the right 4xx in OpenAI's shape, never a 5xx, nothing charged. */
class BadInputIT {

    private static final RunningStack STACK = RunningStack.shared();
    private static final Platform PLATFORM = new Platform(STACK);
    private static final Customer CUSTOMER = PLATFORM.customer("1.00");
    private static final String GOOD =
            "{\"model\":\"claude-haiku\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";

    @AfterAll
    static void nothingWasCharged() {
        JsonNode spend = PLATFORM.get("/api/metering/v1/accounts/" + CUSTOMER.account() + "/spend");
        assertThat(spend.path("charged_nano").asString()).isEqualTo("0");
        assertThat(spend.path("held_nano").asString()).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            nullValues = "null",
            value = {
                "{ | null",
                "[] | null",
                "{'model':'claude-haiku','messages':'x'} | messages",
                "{'model':['a'],'messages':[]} | model",
                "{'model':'claude-haiku','messages':[{'role':'user','content':'Hi'}],'max_tokens':-1} | max_tokens",
                "{'model':'claude-haiku','messages':[{'role':'user','content':'Hi'}],'top_p':2} | top_p",
                "{'model':'claude-haiku','messages':[{'role':'user','content':'  '}]} | messages",
                "{'model':'claude-haiku','messages':[{'role':'user','content':'Hi'}],'stop':[' ']} | stop",
                "{'model':'claude-haiku','messages':[{'role':'user','content':'Hi'}],'tools':[{}]} | tools[0].type"
            })
    void aBadBodyNamesItsField(String body, @Nullable String param) {
        HttpResponse<String> response =
                post(body.replace('\'', '"'), "Bearer " + CUSTOMER.secret());
        JsonNode error = error(response, 400);
        assertThat(error.path("param").isNull() ? null : error.path("param").stringValue())
                .isEqualTo(param);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Basic dXNlcg==",
                "sk-nothing",
                "Bearer sk-x y",
                "Bearer \u00e9"
            })
    void garbageInAuthorizationIs401(String authorization) {
        error(post(GOOD, authorization), 401);
    }

    @Test
    void noAuthorizationIs401() {
        error(Http.send(Http.json(completions(), "POST", GOOD)), 401);
        error(Http.send(Http.to(STACK.door() + "/v1/models")), 401);
    }

    @Test
    void aWrongMethodIs405() {
        HttpResponse<String> response = Http.send(completions().GET());
        error(response, 405);
        assertThat(response.headers().firstValue("Allow")).contains("POST");
        error(Http.send(Http.json(Http.to(STACK.door() + "/v1/models"), "POST", "{}")), 405);
    }

    @Test
    void aWrongContentTypeIs415() {
        HttpRequest.Builder request =
                completions()
                        .header("Authorization", "Bearer " + CUSTOMER.secret())
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString(GOOD));
        error(Http.send(request), 415);
    }

    @Test
    void aBodyThatIsTooLargeIs413() {
        error(post("\"" + "x".repeat(21 * 1024 * 1024) + "\"", "Bearer " + CUSTOMER.secret()), 413);
    }

    @Test
    void aNumberWithHundredsOfDigitsNamesItsField() {
        String body = GOOD.replace("}]}", "}],\"temperature\":1" + "0".repeat(400) + "}");
        JsonNode error = error(post(body, "Bearer " + CUSTOMER.secret()), 400);
        assertThat(error.path("param").asString()).isEqualTo("temperature");
    }

    @Test
    void anUnknownPathIs404() {
        error(Http.send(Http.to(STACK.door() + "/v1/embeddings")), 404);
        error(
                Http.send(
                        Http.to(STACK.door() + "/v1/models/none")
                                .header("Authorization", "Bearer " + CUSTOMER.secret())),
                404);
        error(Http.send(Http.to(STACK.door() + "/internal/accounts/x/leases/y/z")), 404);
    }

    @Test
    void theServicesApisNeedThePlatformToken() {
        for (String service : new String[] {"account", "billing", "metering"}) {
            String url =
                    STACK.door()
                            + "/api/"
                            + service
                            + "/v1/accounts/"
                            + CUSTOMER.account()
                            + "/keys";
            HttpRequest.Builder request =
                    Http.to(url).header("Authorization", "Bearer " + CUSTOMER.secret());
            assertThat(Http.send(request).statusCode()).isEqualTo(401);
        }
    }

    private static HttpRequest.Builder completions() {
        return Http.to(STACK.door() + "/v1/chat/completions");
    }

    private static HttpResponse<String> post(String body, String authorization) {
        return Http.send(
                Http.json(completions().header("Authorization", authorization), "POST", body));
    }

    private static JsonNode error(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("x-request-id")).isPresent();
        JsonNode error = Wire.JSON.readTree(response.body()).path("error");
        assertThat(error.path("message").stringValue()).isNotEmpty().doesNotContain("Exception");
        assertThat(error.path("type").stringValue()).isEqualTo("invalid_request_error");
        return error;
    }
}
