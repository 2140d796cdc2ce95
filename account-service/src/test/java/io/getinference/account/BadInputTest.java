package io.getinference.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.id.AccountId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest extends EverythingThereTest {

    private static final String ROOT = "/api/account/v1/accounts";

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    name       | {}
                    name       | {"name":null}
                    name       | {"name":5}
                    name       | {"name":true}
                    name       | {"name":["demo"]}
                    name       | {"name":{"de":"demo"}}
                    name       | {"name":""}
                    name       | {"name":"   "}
                    name       | {"name":"a\\u0000b"}
                    name       | {"name":"line\\nbreak"}
                    name       | {"name":"half \\ud83d"}
                    name       | {"name":"%s"}
                    nickname   | {"name":"demo","nickname":"d"}
                    team       | {"name":"demo","team":"research"}
                    team       | {"name":"demo","team":7}
                    team       | {"name":"demo","team":"team_01JD8Z6J8M3T4V5W6X7Y8Z9ABC"}
                    budget_usd | {"name":"demo","budget_usd":1}
                    budget_usd | {"name":"demo","budget_usd":1.5}
                    budget_usd | {"name":"demo","budget_usd":true}
                    budget_usd | {"name":"demo","budget_usd":["1.00"]}
                    budget_usd | {"name":"demo","budget_usd":"-0.01"}
                    budget_usd | {"name":"demo","budget_usd":""}
                    budget_usd | {"name":"demo","budget_usd":"free"}
                    budget_usd | {"name":"demo","budget_usd":"1e3"}
                    budget_usd | {"name":"demo","budget_usd":"1,50"}
                    budget_usd | {"name":"demo","budget_usd":"NaN"}
                    budget_usd | {"name":"demo","budget_usd":"0.0000000001"}
                    budget_usd | {"name":"demo","budget_usd":"9999999999.99"}
                    budget_usd | {"name":"demo","budget_usd":"99999999999999999999999"}
                    """)
    void namesTheFieldThatIsWrong(String field, String body) {
        Answer answer =
                api().send(
                                "POST",
                                ROOT + "/" + openAccount() + "/keys",
                                body.replace("%s", "x".repeat(101)));

        assertProblem(answer, 400);
        assertThat(answer.json().path("field").asString()).isEqualTo(field);
        assertThat(answer.json().path("detail").stringValue()).contains("`" + field + "`");
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    name       | {"name":null}
                    name       | {"name":""}
                    budget_usd | {"budget_usd":1}
                    budget_usd | {"budget_usd":"-1"}
                    budget     | {"budget":"1.00"}
                    """)
    void namesTheFieldOfAChangeThatIsWrong(String field, String body) {
        String account = "/accounts/" + openAccount();
        String team =
                account
                        + "/teams/"
                        + api().post(account + "/teams", "{\"name\":\"a\"}")
                                .json()
                                .path("id")
                                .stringValue();
        assertBadField(api().patch(account, body), field);
        assertBadField(api().patch(team, body), field);
        assertBadField(api().patch(account + "/keys/key_01JD8Z6J8M3T4V5W6X7Y8Z9ABC", body), field);
    }

    @Test
    void refusesATeamWithoutANameOrUnderAnImpossibleId() {
        String path = "/accounts/" + openAccount() + "/teams";
        assertBadField(api().post(path, "{}"), "name");
        assertBadField(api().post(path, "{\"name\":\"a\",\"budget_usd\":5}"), "budget_usd");
        assertBadField(api().get(path + "/research"), "team_id");
        assertBadField(api().get(path + "?cursor=x"), "cursor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "5",
                "\"demo\"",
                "{\"name\":\"demo\"",
                "{\"name\":\"a\"} x",
                "{name:demo}",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "\u0000",
                "<name>demo</name>"
            })
    void refusesWhatIsNoJsonObject(String body) {
        assertProblem(api().send("POST", ROOT, body), 400);
        assertProblem(api().send("PUT", ROOT + "/" + AccountId.next(), body), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acct_", "demo", "acct_01JD8Z6J8M3T4V5W6X7Y8Z9AB", "key_01JD8Z6J8M3T4V5W6X7Y8Z9ABC",
                "acct_01JD8Z6J8M3T4V5W6X7Y8Z9ABCD", "acct_8ZZZZZZZZZZZZZZZZZZZZZZZZZ", "%20", "1"
            })
    void refusesWhatIsNoAccountId(String id) {
        String path = ROOT + "/" + id;
        assertBadField(api().send("GET", path, null), "id");
        assertBadField(api().send("PUT", path, "{\"name\":\"demo\"}"), "id");
        assertBadField(api().send("GET", path + "/keys", null), "id");
        assertBadField(api().send("POST", path + "/keys", "{\"name\":\"demo\"}"), "id");
    }

    @Test
    void refusesWhatIsNoKeyId() {
        String path = ROOT + "/" + openAccount() + "/keys/";
        assertBadField(api().send("DELETE", path + "sk-whatever", null), "key_id");
        assertBadField(api().send("DELETE", path + AccountId.next(), null), "key_id");
    }

    @ParameterizedTest
    @CsvSource({"limit,0", "limit,-1", "limit,21", "limit,many", "limit,99999999999", "cursor,x"})
    void refusesAPageThatCannotBe(String field, String value) {
        String query = "?" + field + "=" + value;
        assertBadField(api().get("/accounts" + query), field);
        assertBadField(api().get("/accounts/" + openAccount() + "/keys" + query), field);
    }

    @Test
    void refusesOtherMethodsPathsAndContentTypes() {
        String json = "{\"name\":\"demo\"}";
        String account = ROOT + "/" + openAccount();
        assertProblem(api().send("DELETE", ROOT, null), 405);
        assertProblem(api().send("PATCH", ROOT, json), 405);
        assertProblem(api().send("PUT", account + "/keys", json), 405);
        assertProblem(api().send("POST", ROOT, json, "text/plain"), 415);
        assertProblem(
                api().send("POST", ROOT, "name=demo", "application/x-www-form-urlencoded"), 415);
        assertProblem(api().send("POST", ROOT, json, "nonsense"), 415);
        assertProblem(api().send("GET", "/api/account/v1/nothing", null), 404);
        assertProblem(api().send("GET", "/", null), 404);
    }

    @Test
    void refusesBodiesBeyondTheBound() {
        assertProblem(api().send("POST", ROOT, "{\"name\":\"" + "x".repeat(100_000) + "\"}"), 400);
        assertProblem(api().send("POST", ROOT, "[".repeat(10_000)), 400);
        assertProblem(api().send("POST", ROOT, " ".repeat(3_000_000) + "{\"name\":\"a\"}"), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "another-token-of-some-length", AccountServiceTest.TOKEN + "x"})
    void refusesWhoeverHasNotThePlatformToken(String token) {
        Answer answer = strangersApi(token).get("/accounts");
        assertProblem(answer, 401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertProblem(strangersApi(token).send("GET", "/nothing", null), 401);
    }

    @Test
    void answersHealthOnItsOwnPortOnly() {
        assertThat(management().send("GET", "/actuator/health/readiness", null).status())
                .isEqualTo(200);
        assertThat(management().send("GET", "/actuator/env", null).status()).isEqualTo(404);
        assertProblem(api().send("GET", "/actuator/health", null), 404);
    }

    private static void assertBadField(Answer answer, String field) {
        assertProblem(answer, 400);
        assertThat(answer.json().path("field").asString()).isEqualTo(field);
    }

    private static void assertProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.response().body())
                .doesNotContain("Exception", "\tat ", "io.getinference");
    }
}
