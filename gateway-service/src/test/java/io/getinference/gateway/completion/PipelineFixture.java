package io.getinference.gateway.completion;

import io.getinference.common.catalogue.Abilities;
import io.getinference.common.catalogue.ModelRow;
import io.getinference.common.catalogue.Provider;
import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.catalogue.Thinking;
import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.event.ApiKeyHash;
import io.getinference.common.event.ApiKeyRow;
import io.getinference.common.event.RateLimits;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.GatewayId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.id.PriceId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Price;
import io.getinference.common.rating.TokenKind;
import io.getinference.common.rating.UnitPrices;
import io.getinference.gateway.answers.InMemoryAnswers;
import io.getinference.gateway.attempt.AttemptFixture;
import io.getinference.gateway.budget.Budget;
import io.getinference.gateway.budget.BudgetFixture;
import io.getinference.gateway.budget.FoldedAuthority;
import io.getinference.gateway.budget.InMemoryAuthority;
import io.getinference.gateway.caller.CallerFixture;
import io.getinference.gateway.idempotency.IdempotencyFixture;
import io.getinference.gateway.idempotency.InMemoryClaims;
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

import java.io.ByteArrayOutputStream;
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

    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    final ScriptedProvider provider = new ScriptedProvider();
    final InMemoryJournal journal = new InMemoryJournal();
    final InMemoryTable<ApiKeyRow> keys = new InMemoryTable<>();
    InMemoryAuthority authority = new InMemoryAuthority(new Money(1_000_000));
    final AttemptFixture attempts = new AttemptFixture();
    final InMemoryStore store = new InMemoryStore();
    final InMemoryClaims claims = new InMemoryClaims();
    final InMemoryAnswers answers = new InMemoryAnswers();
    private Relays relays = relays(new DrainSettings(1, Duration.ofMinutes(1)));
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private boolean callerGone;
    private @Nullable String budgetMode;
    private @Nullable String idempotencyKey;
    private @Nullable FoldedAuthority rated;
    private volatile boolean foundGone;
    private Duration callerSlowMax = Duration.ofSeconds(30);
    private Duration silenceMax = Duration.ofSeconds(15);
    private @Nullable PublicModel alternative;

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

    /** The key has a dollar, and these limits. */
    void rates(RateLimits rates) {
        rated = new FoldedAuthority(new Money(1_000_000_000), rates);
    }

    void callerSlowMax(Duration max) {
        callerSlowMax = max;
    }

    void silenceMax(Duration max) {
        silenceMax = max;
    }

    /**
     * Model {@code m} has model {@code other} as its alternative, at three nano-dollars a token.
     */
    void alternative() {
        alternative = new PublicModel("other");
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

    void budgetMode(String mode) {
        budgetMode = mode;
    }

    void callerHangsUp() {
        callerGone = true;
    }

    void callerIsBack() {
        callerGone = false;
    }

    void idempotencyKey(String key) {
        idempotencyKey = key;
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
        if (budgetMode != null) {
            request.addHeader("x-budget-mode", budgetMode);
        }
        if (idempotencyKey != null) {
            request.addHeader("Idempotency-Key", idempotencyKey);
        }
        MockHttpServletResponse response = callerGone ? new GoneResponse() : new WrittenResponse();
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        Exchange exchange = new Exchange(request, response);
        LifeId life = new LifeId(GatewayId.next(), 1);
        try (Budget budget = budget(life)) {
            pipeline(life, budget).answer(exchange);
        } catch (RefusedException e) {
            exchange.error(e.error());
        }
        return response;
    }

    private Budget budget(LifeId life) {
        return rated == null
                ? BudgetFixture.budget(authority, life)
                : BudgetFixture.budget(rated, life);
    }

    private CompletionPipeline pipeline(LifeId life, Budget budget) {
        CompletionSettings settings = new CompletionSettings(callerSlowMax, silenceMax);
        return new CompletionPipeline(
                new Retries(IdempotencyFixture.claims(claims, answers, life)),
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

    private InMemoryTable<ModelRow> models() {
        ModelRow model = model("m", ScriptedProvider.MODEL, 8_000);
        ModelRow other = model("other", ScriptedProvider.OTHER, 500);
        return new InMemoryTable<ModelRow>()
                .with(model.id(), model.from(model.validFrom(), alternative))
                .with(other.id(), other);
    }

    private static ModelRow model(String name, UpstreamModel upstream, long outputTokensMax) {
        return new ModelRow(
                name + "@2026-01-01",
                new PublicModel(name),
                Provider.ANTHROPIC,
                upstream,
                BEGINNING,
                null,
                null,
                100_000,
                outputTokensMax,
                new Abilities(true, true, true, true, Thinking.NONE, 0, null, null),
                "Model",
                "A model");
    }

    private static InMemoryTable<Price> prices() {
        Price own = price(ScriptedProvider.MODEL, 1);
        Price others = price(ScriptedProvider.OTHER, 3);
        return new InMemoryTable<Price>()
                .with(own.id().value(), own)
                .with(others.id().value(), others);
    }

    private static Price price(UpstreamModel model, long nanosAToken) {
        Money each = new Money(nanosAToken * 1_000_000);
        return new Price(
                PriceId.next(),
                model,
                BEGINNING,
                0,
                new UnitPrices(Map.of(TokenKind.INPUT, each, TokenKind.OUTPUT, each)));
    }

    /** What the caller has read by now. */
    String written() {
        return written.toString(StandardCharsets.UTF_8);
    }

    /** Whether somebody has tried to write to a caller who is gone. */
    boolean isFoundGone() {
        return foundGone;
    }

    private final class WrittenResponse extends MockHttpServletResponse {

        @Override
        public ServletOutputStream getOutputStream() {
            return new Socket() {
                @Override
                public void write(int b) throws IOException {
                    written.write(b);
                    WrittenResponse.super.getOutputStream().write(b);
                }
            };
        }
    }

    /** A socket that the caller closed: every write fails. */
    private final class GoneResponse extends MockHttpServletResponse {

        @Override
        public ServletOutputStream getOutputStream() {
            return new Socket() {
                @Override
                public void write(int b) throws IOException {
                    foundGone = true;
                    throw new IOException("connection reset by peer");
                }
            };
        }
    }

    private abstract static class Socket extends ServletOutputStream {

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
