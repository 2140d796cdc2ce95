package io.getinference.simulator;

import static io.getinference.simulator.Harness.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.http.HttpResponse;

/** Questions that Anthropic's reports do not answer. */
@Timeout(30)
class AnthropicReportRefusalTest {
    private static final String COST = "/v1/organizations/cost_report";

    @AutoClose private final Harness harness = Harness.start();

    private HttpResponse<String> admin(String path) throws Exception {
        return harness.send(
                harness.to(path)
                        .header("x-api-key", "sk-ant-admin01-x")
                        .header("anthropic-version", "2023-06-01"));
    }

    @ParameterizedTest
    @CsvSource({
        "usage_report/messages,starting_at: Field required",
        "usage_report/messages?starting_at=today,starting_at",
        "usage_report/messages?starting_at=2026-11-22T00:00:00Z&limit=32,limit",
        "usage_report/messages?starting_at=2026-11-22T00:00:00Z&bucket_width=1w,bucket",
        "usage_report/messages?starting_at=2026-11-22T00:00:00Z&group_by%5B%5D=colour,group_by",
        "usage_report/messages?starting_at=2026-11-22T00:00:00Z&page=!,page",
        "usage_report/messages?starting_at=2026-11-22T00:00:00Z&ending_at=2026-11-21T00:00:00Z,ending_at",
        "cost_report?starting_at=2026-11-22T00:00:00Z&bucket_width=1h,bucket_width",
        "cost_report?starting_at=2026-11-22T00:00:00Z&group_by%5B%5D=model,group_by"
    })
    void badQuestionsAreRefused(String path, String message) throws Exception {
        var answer = admin("/v1/organizations/" + path);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer.body()).at("/error/type").asString())
                .isEqualTo("invalid_request_error");
        assertThat(json(answer.body()).at("/error/message").asString()).startsWith(message);
    }

    @Test
    void anOrdinaryKeyIsNotEnough() throws Exception {
        String path = COST + "?starting_at=2026-11-22T00:00:00Z";
        var ordinary =
                harness.send(
                        harness.to(path)
                                .header("x-api-key", "sk-ant-api03-x")
                                .header("anthropic-version", "2023-06-01"));
        assertThat(ordinary.statusCode()).isEqualTo(401);
        assertThat(json(ordinary.body()).at("/error/type").asString())
                .isEqualTo("authentication_error");
        assertThat(harness.send(harness.to(path)).statusCode()).isEqualTo(401);
        assertThat(
                        harness.send(harness.to(path).header("x-api-key", "sk-ant-admin01-x"))
                                .statusCode())
                .isEqualTo(400);
        var bearer =
                harness.to(path)
                        .header("authorization", "Bearer sk-ant-admin01-x")
                        .header("anthropic-version", "2023-06-01");
        assertThat(harness.send(bearer).statusCode()).isEqualTo(200);
    }
}
