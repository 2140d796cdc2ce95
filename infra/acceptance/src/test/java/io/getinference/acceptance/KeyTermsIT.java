package io.getinference.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.getinference.acceptance.Platform.Customer;
import io.getinference.common.event.Wire;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpResponse;

/** What an account sets for its keys, as their holders meet it. */
class KeyTermsIT {

    private static final RunningStack STACK = RunningStack.shared();
    private static final Platform PLATFORM = new Platform(STACK);

    private final Customer customer = PLATFORM.customer("1.00");

    @Test
    void aDayThatIsSpentSaysWhenTheNextOneBeginsAndARaiseWorksAtOnce() {
        PLATFORM.patch(
                "/api/account/v1/accounts/" + customer.account(),
                "{\"time_zone\":\"Asia/Kolkata\"}");
        PLATFORM.change(
                customer, "{\"day_budget_usd\":\"0.000000001\",\"month_budget_usd\":\"1.00\"}");

        HttpResponse<String> spent =
                await().until(() -> ask("claude-haiku"), answer -> answer.statusCode() == 402);
        JsonNode error = Wire.JSON.readTree(spent.body()).path("error");
        assertThat(error.path("code").asString()).isEqualTo("key_budget_exceeded");
        assertThat(error.path("remaining_usd").asString()).isEqualTo("0.000000001");
        // Midnight in Kolkata.
        assertThat(error.path("resets_at").asString()).endsWith("T18:30:00Z");

        PLATFORM.change(customer, "{\"day_budget_usd\":\"1.00\"}");
        await().until(() -> ask("claude-haiku").statusCode() == 200);
    }

    @Test
    void aNameOfTheAccountsOwnIsAnsweredByThePublicModel() {
        PLATFORM.put(
                "/api/account/v1/accounts/" + customer.account() + "/models",
                "{\"default_model\":\"claude-haiku\",\"aliases\":{\"fast\":\"gemini-2-5-flash-lite\"}}");

        await().until(() -> ask("fast").statusCode() == 200);
        assertThat(model("fast")).isEqualTo("gemini-2-5-flash-lite");
        assertThat(model("default")).isEqualTo("claude-haiku");
        assertThat(ask("fastt").body()).contains("Did you mean `fast`");
    }

    @Test
    void aHeaderOfTheCallersOwnIsNoAddress() {
        PLATFORM.change(customer, "{\"allowed_addresses\":[\"203.0.113.0/24\"]}");
        await().until(() -> ask("claude-haiku").statusCode() == 403);

        HttpResponse<String> spoofed =
                Http.send(
                        Http.to(STACK.door() + "/v1/models")
                                .header("Authorization", "Bearer " + customer.secret())
                                .header("X-Forwarded-For", "203.0.113.7"));
        assertThat(spoofed.statusCode()).isEqualTo(403);
        assertThat(spoofed.body()).contains("address_not_allowed");
    }

    private String model(String asked) {
        return Wire.JSON.readTree(ask(asked).body()).path("model").asString();
    }

    private HttpResponse<String> ask(String model) {
        return Http.send(
                Http.json(
                        Http.to(STACK.door() + "/v1/chat/completions")
                                .header("Authorization", "Bearer " + customer.secret()),
                        "POST",
                        "{\"model\":\""
                                + model
                                + "\",\"max_tokens\":20,"
                                + "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}"));
    }
}
