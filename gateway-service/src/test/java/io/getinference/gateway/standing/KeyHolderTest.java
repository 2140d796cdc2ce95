package io.getinference.gateway.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.event.ApiKeyHash;
import io.getinference.common.event.ApiKeyRow;
import io.getinference.common.event.Wire;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.RequestId;
import io.getinference.common.lease.Limit;
import io.getinference.common.money.Money;
import io.getinference.common.standing.KeyStanding;
import io.getinference.common.standing.KeyUsage;
import io.getinference.common.standing.LimitStanding;
import io.getinference.gateway.caller.Caller;
import io.getinference.gateway.caller.CallerFixture;
import io.getinference.gateway.completion.Exchange;
import io.getinference.gateway.openai.RefusedException;
import io.getinference.gateway.table.InMemoryTable;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

class KeyHolderTest {

    private static final String SECRET = "sk-of-the-holder-0123456789";
    private static final String OTHER_SECRET = "sk-of-somebody-else-0123456789";

    private final Caller caller = new Caller(AccountId.next(), KeyId.next());
    private final Caller other = new Caller(AccountId.next(), KeyId.next());
    private final RequestId request = RequestId.next();
    private final Played played = new Played();
    private Duration later = Duration.ZERO;

    @BeforeEach
    void play() {
        played.standings.put(caller, HolderSamples.standing(caller.key()));
        played.usage.put(caller, new KeyUsage(List.of(HolderSamples.line()), "more"));
        played.generations.put(caller, Map.of(request, HolderSamples.generation(request)));
    }

    @Test
    void tellsEveryLimitAndWhatTheTightestLeaves() {
        JsonNode key = json(ask(SECRET, KeyHolder::key));

        assertThat(key.path("object").asString()).isEqualTo("key");
        assertThat(key.path("id").asString()).isEqualTo(caller.key().value());
        assertThat(key.path("remaining_usd").asString()).isEqualTo("0.75");
        assertThat(key.path("spent_usd").asString()).isEqualTo("0.25");
        JsonNode credit = key.path("limits").get(0);
        assertThat(credit.path("scope").asString()).isEqualTo("credit");
        assertThat(credit.path("limit_usd").isNull()).isTrue();
        assertThat(credit.path("spent_usd").isNull()).isTrue();
        assertThat(credit.path("remaining_usd").asString()).isEqualTo("4.20");
        JsonNode monthly = key.path("limits").get(1);
        assertThat(monthly.path("scope").asString()).isEqualTo("key");
        assertThat(monthly.path("window").asString()).isEqualTo("month");
        assertThat(monthly.path("limit_usd").asString()).isEqualTo("1.00");
        assertThat(monthly.path("spent_usd").asString()).isEqualTo("0.25");
        assertThat(monthly.path("held_usd").asString()).isEqualTo("0.005");
        assertThat(monthly.path("resets_at").asString()).isEqualTo("2026-12-01T00:00:00Z");
    }

    @Test
    void aLimitThatWasLoweredBelowItsUseLeavesNothing() {
        KeyStanding was = HolderSamples.standing(caller.key());
        LimitStanding lowered =
                new LimitStanding(
                        Limit.TEAM_BUDGET,
                        null,
                        Money.ZERO,
                        new Money(5),
                        Money.ZERO,
                        new Money(-5),
                        null);
        played.standings.put(
                caller,
                new KeyStanding(
                        caller.key(),
                        null,
                        List.of(was.limits().getFirst(), lowered),
                        null,
                        was.charged(),
                        1,
                        Map.of()));

        JsonNode key = json(ask(SECRET, KeyHolder::key));
        assertThat(key.path("remaining_usd").asString()).isEqualTo("0.00");
        assertThat(key.path("limits").get(1).path("remaining_usd").asString()).isEqualTo("0.00");
    }

    @Test
    void listsUsageAsOpenAiListsThings() {
        JsonNode usage = json(ask(SECRET, (holder, exchange) -> holder.usage(exchange, Map.of())));

        assertThat(usage.path("object").asString()).isEqualTo("list");
        assertThat(usage.path("has_more").asBoolean()).isTrue();
        assertThat(usage.path("next_cursor").asString()).isEqualTo("more");
        JsonNode line = usage.path("data").get(0);
        assertThat(line.path("start").asString()).isEqualTo("2026-11-22T00:00:00Z");
        assertThat(line.path("model").asString()).isEqualTo("m");
        assertThat(line.path("tokens").path("input").asLong()).isEqualTo(1000);
        assertThat(line.path("spent_usd").asString()).isEqualTo("0.000000007");
        assertThat(played.asked).hasSize(1);
    }

    @Test
    void aCursorThatNobodyGaveIsRefused() {
        Map<String, String[]> query = Map.of("cursor", new String[] {"garbage"});
        MockHttpServletResponse response =
                ask(SECRET, (holder, exchange) -> holder.usage(exchange, query));
        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(error(response).path("param").asString()).isEqualTo("cursor");
    }

    @Test
    void tellsWhatARequestUsedAndCost() {
        JsonNode generation = json(generation(SECRET, request.value()));

        assertThat(generation.path("id").asString()).isEqualTo(request.value());
        assertThat(generation.path("model").asString()).isEqualTo("m");
        assertThat(generation.path("model_served").asString()).isEqualTo("m-1");
        assertThat(generation.path("usage").path("prompt_tokens").asLong()).isEqualTo(1000);
        assertThat(generation.path("usage").path("cost").decimalValue())
                .isEqualByComparingTo("0.002");
        assertThat(generation.path("charge_usd").asString()).isEqualTo("0.002");
        assertThat(generation.path("split_usd").path("input").asString()).isEqualTo("0.001");
        assertThat(generation.path("price").path("per_million_usd").path("output").asString())
                .isEqualTo("2.00");
        assertThat(generation.path("first_token_at").asString()).isEqualTo("2026-11-22T00:00:01Z");
        assertThat(generation.path("outcome").asString()).isEqualTo("completed");
    }

    @Test
    void nobodyElsesRequestIsFound() {
        played.standings.put(other, HolderSamples.standing(caller.key()));
        assertThat(generation(OTHER_SECRET, request.value()).getStatus()).isEqualTo(404);
        assertThat(generation(SECRET, "req_garbage").getStatus()).isEqualTo(404);
        assertThat(generation(SECRET, "").getStatus()).isEqualTo(404);
    }

    @Test
    void onlyAYoungRequestMayComeYet() {
        RequestId unknown = RequestId.next();
        MockHttpServletResponse young = generation(SECRET, unknown.value());
        assertThat(young.getStatus()).isEqualTo(404);
        assertThat(young.getHeader("Retry-After")).isEqualTo("1");
        assertThat(error(young).path("message").asString()).contains("not posted yet");

        later = Duration.ofMinutes(2);
        MockHttpServletResponse old = generation(SECRET, unknown.value());
        assertThat(old.getStatus()).isEqualTo(404);
        assertThat(old.getHeader("Retry-After")).isNull();
        assertThat(error(old).path("code").asString()).isEqualTo("generation_not_found");
    }

    @Test
    void whatIsNotKnownIsNotGuessed() {
        played.isAway = true;
        for (Asking asking :
                List.<Asking>of(
                        KeyHolder::key,
                        (holder, exchange) -> holder.usage(exchange, Map.of()),
                        (holder, exchange) -> holder.generation(exchange, request.value()))) {
            MockHttpServletResponse response = ask(SECRET, asking);
            assertThat(response.getStatus()).isEqualTo(503);
            assertThat(response.getHeader("Retry-After")).isEqualTo("1");
            assertThat(error(response).path("code").asString()).isEqualTo("standing_unavailable");
        }
    }

    @Test
    void aKeyThatNoLimitsNameYetIsNotKnown() {
        assertThat(ask(OTHER_SECRET, KeyHolder::key).getStatus()).isEqualTo(503);
    }

    @Test
    void aStrangerIsToldNothing() {
        assertThat(ask("sk-of-nobody-at-all-0123456789", KeyHolder::key).getStatus())
                .isEqualTo(401);
    }

    private MockHttpServletResponse generation(String secret, String id) {
        return ask(secret, (holder, exchange) -> holder.generation(exchange, id));
    }

    private MockHttpServletResponse ask(String secret, Asking asking) {
        MockHttpServletRequest sent = new MockHttpServletRequest();
        sent.addHeader("Authorization", "Bearer " + secret);
        MockHttpServletResponse response = new MockHttpServletResponse();
        Exchange exchange = new Exchange(sent, response);
        try {
            try {
                asking.ask(holder(), exchange);
            } catch (RefusedException e) {
                exchange.error(e.error());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return response;
    }

    private KeyHolder holder() {
        InMemoryTable<ApiKeyRow> keys =
                new InMemoryTable<ApiKeyRow>()
                        .with(hash(SECRET), new ApiKeyRow(caller.key(), caller.account(), "6789"))
                        .with(
                                hash(OTHER_SECRET),
                                new ApiKeyRow(other.key(), other.account(), "6789"));
        StandingSettings settings =
                new StandingSettings(Duration.ofSeconds(3), 1, 100, Duration.ofMinutes(1));
        InstantSource clock = () -> request.madeAt().plus(later);
        return new KeyHolder(CallerFixture.callers(keys), played, played, settings, clock);
    }

    private static String hash(String secret) {
        return ApiKeyHash.of(secret).hex();
    }

    private static JsonNode json(MockHttpServletResponse response) {
        assertThat(response.getStatus()).isEqualTo(200);
        return Wire.JSON.readTree(response.getContentAsByteArray());
    }

    private static JsonNode error(MockHttpServletResponse response) {
        return Wire.JSON.readTree(response.getContentAsByteArray()).path("error");
    }

    private interface Asking {
        void ask(KeyHolder holder, Exchange exchange) throws IOException;
    }
}
