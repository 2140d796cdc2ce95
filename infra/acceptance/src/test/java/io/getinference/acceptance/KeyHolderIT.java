package io.getinference.acceptance;

import static io.getinference.acceptance.Holder.sum;
import static io.getinference.acceptance.Holder.usd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.getinference.acceptance.Platform.Customer;
import io.getinference.common.event.Wire;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the holder of a key is told by the door, by metering and by billing agrees to the
 * nano-dollar, and is of its own key alone.
 */
class KeyHolderIT {

    private static final List<String> MODELS = List.of("claude-haiku", "gemini-2-5-flash-lite");
    private static final RunningStack STACK = RunningStack.shared();
    private static final Platform PLATFORM = new Platform(STACK);
    private static Holder holder;
    private static Holder sibling;
    private static Holder stranger;
    private static List<JsonNode> posted;

    @BeforeAll
    static void everybodyAsksForCompletions() {
        Customer first = PLATFORM.customer("5.00");
        String account = first.account();
        holder = new Holder(STACK.door(), PLATFORM.key(account, "2.00"));
        sibling = new Holder(STACK.door(), first);
        stranger = new Holder(STACK.door(), PLATFORM.customer("5.00"));
        for (String model : MODELS) {
            for (boolean stream : new boolean[] {true, false}) {
                holder.complete(model, stream, 40);
            }
            sibling.complete(model, false, 25);
            stranger.complete(model, true, 30);
        }
        await().until(() ->
                PLATFORM.held(account).equals("0") && PLATFORM.usage(account).size() == 6);
        await().until(() -> PLATFORM.usage(stranger.customer().account()).size() == 2);
        posted = PLATFORM.usage(account);
    }

    @Test
    void whatEachRequestCostIsWhatBillingPosted() {
        for (JsonNode row : posted) {
            if (!row.path("key").asString().equals(holder.customer().key())) {
                continue;
            }
            JsonNode told = holder.get("/v1/generations/" + row.path("request").asString());
            Money charge = Money.ofNanos(row.path("charge_nano").asString());
            assertThat(usd(told.path("charge_usd"))).isEqualTo(charge);
            List<Money> split = told.path("split_usd").valueStream().map(Holder::usd).toList();
            assertThat(sum(split)).isEqualTo(charge);
            assertThat(told.path("tokens")).isEqualTo(row.path("tokens"));
            assertThat(told.path("price").path("id")).isEqualTo(row.path("price"));
            assertThat(told.path("model")).isEqualTo(row.path("model"));
            assertThat(told.path("model_served")).isEqualTo(row.path("answered"));
            assertThat(time(told, "accepted_at")).isBeforeOrEqualTo(time(told, "first_token_at"));
            assertThat(time(told, "first_token_at")).isBeforeOrEqualTo(time(told, "ended_at"));
        }
    }

    @Test
    void aGenerationSaysTheSameAsItsAnswerDid() {
        Holder asking = new Holder(STACK.door(), PLATFORM.key(sibling.customer().account(), null));
        HttpResponse<String> answer = asking.complete("claude-haiku", false, 33);
        String path = "/v1/generations/" + asking.requests.getFirst();
        await().until(() -> asking.ask(path).statusCode() == 200);
        JsonNode usage = Wire.JSON.readTree(answer.body()).path("usage");
        assertThat(asking.get(path).path("usage")).isEqualTo(usage);
    }

    @Test
    void theSumsOfAKeyAreTheSameWhoeverIsAsked() {
        for (Holder one : List.of(holder, sibling)) {
            Money charged = sum(charges(one, null));
            JsonNode key = one.get("/v1/key");
            JsonNode metering =
                    PLATFORM.get(
                            "/api/metering/v1/accounts/%s/keys/%s/spend"
                                    .formatted(one.customer().account(), one.customer().key()));
            assertThat(metering.path("charged_usd")).isEqualTo(key.path("spent_usd"));
            assertThat(usd(key.path("spent_usd"))).isEqualTo(charged);
            assertThat(key.path("requests").asLong()).isEqualTo(one.requests.size());
        }
    }

    @Test
    void usageByModelAddsUpToWhatBillingPosted() {
        for (String by : List.of("day,model", "hour,model")) {
            Map<String, Money> told =
                    holder.usage(by).stream()
                            .collect(
                                    Collectors.toMap(
                                            line -> line.path("model").asString(),
                                            line -> usd(line.path("spent_usd")),
                                            Money::plus));
            assertThat(told.keySet()).containsExactlyInAnyOrderElementsOf(MODELS);
            told.forEach(
                    (model, spent) -> assertThat(spent).isEqualTo(sum(charges(holder, model))));
        }
    }

    @Test
    void theBudgetOfTheKeyIsLimitLessWhatWasSpent() {
        JsonNode key = holder.get("/v1/key");
        Money spent = sum(charges(holder, null));
        JsonNode budget =
                key.path("limits")
                        .valueStream()
                        .filter(limit -> limit.path("scope").asString().equals("key"))
                        .findFirst()
                        .orElseThrow();
        assertThat(usd(budget.path("limit_usd"))).isEqualTo(Money.ofUsd("2.00"));
        assertThat(usd(budget.path("spent_usd"))).isEqualTo(spent);
        assertThat(usd(budget.path("remaining_usd"))).isEqualTo(Money.ofUsd("2.00").minus(spent));
        assertThat(usd(key.path("remaining_usd"))).isEqualTo(Money.ofUsd("2.00").minus(spent));
        JsonNode credit = key.path("limits").get(0);
        assertThat(credit.path("scope").asString()).isEqualTo("credit");
        assertThat(credit.path("limit_usd").isNull()).isTrue();
    }

    @Test
    void nobodySeesWhatAnotherKeyDid() {
        for (Holder other : List.of(sibling, stranger)) {
            for (String request : holder.requests) {
                assertThat(other.ask("/v1/generations/" + request).statusCode()).isEqualTo(404);
            }
        }
        for (String request : stranger.requests) {
            assertThat(holder.ask("/v1/generations/" + request).statusCode()).isEqualTo(404);
        }
        assertThat(stranger.usage("day")).hasSize(1);
        assertThat(stranger.get("/v1/usage?by=day").path("data").get(0).path("requests").asInt())
                .isEqualTo(2);
    }

    private static List<Money> charges(Holder of, @Nullable String model) {
        return posted.stream()
                .filter(row -> row.path("key").asString().equals(of.customer().key()))
                .filter(row -> model == null || row.path("model").asString().equals(model))
                .map(row -> Money.ofNanos(row.path("charge_nano").asString()))
                .toList();
    }

    private static Instant time(JsonNode told, String field) {
        return Instant.parse(told.path(field).asString());
    }
}
