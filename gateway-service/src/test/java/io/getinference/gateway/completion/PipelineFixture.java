package io.getinference.gateway.completion;

import io.getinference.common.catalogue.Abilities;
import io.getinference.common.catalogue.ModelRow;
import io.getinference.common.catalogue.Provider;
import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.catalogue.Thinking;
import io.getinference.common.event.ApiKeyHash;
import io.getinference.common.event.ApiKeyRow;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.GatewayId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.id.PriceId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Price;
import io.getinference.common.rating.TokenKind;
import io.getinference.common.rating.UnitPrices;
import io.getinference.gateway.attempt.AttemptFixture;
import io.getinference.gateway.budget.Budget;
import io.getinference.gateway.budget.BudgetFixture;
import io.getinference.gateway.budget.InMemoryAuthority;
import io.getinference.gateway.caller.CallerFixture;
import io.getinference.gateway.journal.InMemoryJournal;
import io.getinference.gateway.media.MediaFixture;
import io.getinference.gateway.openai.RefusedException;
import io.getinference.gateway.openai.RequestFixture;
import io.getinference.gateway.route.RouteFixture;
import io.getinference.gateway.store.InMemoryStore;
import io.getinference.gateway.table.InMemoryTable;
import io.getinference.gateway.usage.UsageFixture;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;

import org.jspecify.annotations.Nullable;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** A whole pipeline in memory: model {@code m} at one nano-dollar a token, key {@code sk-test}. */
final class PipelineFixture {

    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));

    final ScriptedProvider provider = new ScriptedProvider();
    final InMemoryJournal journal = new InMemoryJournal();
    final InMemoryTable<ApiKeyRow> keys = new InMemoryTable<>();
    InMemoryAuthority authority = new InMemoryAuthority(new Money(1_000_000));
    final AttemptFixture attempts = new AttemptFixture();
    final InMemoryStore store = new InMemoryStore();
    private Relays relays = relays(new DrainSettings(1, Duration.ofMinutes(1)));
    private boolean callerGone;
    private Duration callerSlowMax = Duration.ofSeconds(30);

    PipelineFixture() {
        keys.with(
                ApiKeyHash.of("sk-test").hex(),
                new ApiKeyRow(KeyId.next(), AccountId.next(), "test"));
    }

    static String streamed(String more) {
        return "{'model':'m','stream':true,'messages':[{'role':'user','content':'Hi'}]"
                + more
                + "}";
    }

    void credit(Money credit) {
        authority = new InMemoryAuthority(credit);
    }

    void callerSlowMax(Duration max) {
        callerSlowMax = max;
    }

    void drains(int atOnceMax, Duration timeMax) {
        relays = relays(new DrainSettings(atOnceMax, timeMax));
    }

    private static Relays relays(DrainSettings settings) {
        return new Relays(new Drains(settings, new SimpleMeterRegistry()));
    }

    Relays relays() {
        return relays;
    }

    void callerHangsUp() {
        callerGone = true;
    }

    MockHttpServletResponse post(String body) throws IOException {
        return post(body, "Bearer sk-test");
    }

    MockHttpServletResponse post(String body, @Nullable String authorization) throws IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/v1/chat/completions");
        request.setContentType("application/json");
        request.setContent(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        if (authorization != null) {
            request.addHeader("Authorization", authorization);
        }
        MockHttpServletResponse response =
                callerGone ? new GoneResponse() : new MockHttpServletResponse();
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        Exchange exchange = new Exchange(request, response);
        try {
            pipeline().answer(exchange);
        } catch (RefusedException e) {
            exchange.error(e.error());
        }
        return response;
    }

    private CompletionPipeline pipeline() {
        CompletionSettings settings = new CompletionSettings(callerSlowMax);
        LifeId life = new LifeId(GatewayId.next(), 1);
        Budget budget = BudgetFixture.budget(authority, life);
        return new CompletionPipeline(
                RequestFixture.reader(100),
                CallerFixture.callers(keys),
                RouteFixture.routes(models(), prices(), provider, CLOCK),
                MediaFixture.none(),
                attempts.attempts(),
                budget,
                UsageFixture.log(journal, store, life, CLOCK),
                relays,
                settings,
                CLOCK);
    }

    private static InMemoryTable<ModelRow> models() {
        ModelRow row =
                new ModelRow(
                        "m@2026-01-01",
                        new PublicModel("m"),
                        Provider.ANTHROPIC,
                        ScriptedProvider.MODEL,
                        Instant.parse("2026-01-01T00:00:00Z"),
                        null,
                        null,
                        100_000,
                        8_000,
                        new Abilities(true, true, true, true, Thinking.NONE, 0, null, null),
                        "Model",
                        "A model");
        return new InMemoryTable<ModelRow>().with(row.id(), row);
    }

    private static InMemoryTable<Price> prices() {
        UnitPrices unit =
                new UnitPrices(
                        Map.of(
                                TokenKind.INPUT,
                                new Money(1_000_000),
                                TokenKind.OUTPUT,
                                new Money(1_000_000)));
        Price price =
                new Price(
                        PriceId.next(),
                        ScriptedProvider.MODEL,
                        Instant.parse("2026-01-01T00:00:00Z"),
                        0,
                        unit);
        return new InMemoryTable<Price>().with(price.id().value(), price);
    }

    /** A socket that the caller closed: every write fails. */
    private static final class GoneResponse extends MockHttpServletResponse {

        @Override
        public ServletOutputStream getOutputStream() {
            return new ServletOutputStream() {
                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setWriteListener(WriteListener listener) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public void write(int b) throws IOException {
                    throw new IOException("connection reset by peer");
                }
            };
        }
    }
}
