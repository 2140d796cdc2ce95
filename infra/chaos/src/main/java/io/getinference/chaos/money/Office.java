package io.getinference.chaos.money;

import io.getinference.chaos.cluster.Await;
import io.getinference.chaos.cluster.Places;
import io.getinference.chaos.load.Credential;
import io.getinference.common.event.Wire;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.common.money.Money;
import io.getinference.local.process.Stopwatch;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Whoever runs the platform. What fails is tried again: it is all idempotent. */
public final class Office implements AutoCloseable {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(10);
    private static final Duration DONE_MAX = Duration.ofMinutes(3);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

    private final Places places;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(ANSWER_MAX)
                    .build();
    private final AtomicInteger topUps = new AtomicInteger();

    public Office(Places places) {
        this.places = places;
    }

    /** Opens an account of that name. */
    public AccountId account(String name) {
        URI accounts = places.account().uri().resolve("/api/account/v1/accounts");
        JsonNode account = done(post(accounts, "{\"name\":\"" + name + "\"}"));
        return new AccountId(account.path("id").asString());
    }

    /** Issues a key, with a budget if one is given; no door knows it yet. */
    public Credential key(AccountId account, @Nullable Money budget) {
        String limit = budget == null ? "" : ",\"budget_usd\":\"" + budget.toUsd() + "\"";
        URI keys = places.account().uri().resolve("/api/account/v1/accounts/" + account + "/keys");
        JsonNode key = done(post(keys, "{\"name\":\"chaos\"" + limit + "}"));
        return new Credential(
                account, new KeyId(key.path("id").asString()), key.path("key").asString());
    }

    /**
     * Grants credit. It is asked for twice at once with one key of idempotency, and again until
     * somebody says that it is done: it must be one grant all the same.
     */
    public void topUp(AccountId account, Money amount) {
        String once = "top-up-" + topUps.incrementAndGet();
        URI grants =
                places.billing().uri().resolve("/api/billing/v1/accounts/" + account + "/grants");
        String body = "{\"amount_usd\":\"" + amount.toUsd() + "\",\"kind\":\"promotional\"}";
        var twin =
                http.sendAsync(
                        post(grants, body).header("Idempotency-Key", once).build(),
                        BodyHandlers.discarding());
        done(post(grants, body).header("Idempotency-Key", once));
        twin.handle((_, _) -> once).join();
    }

    /** How often money was granted. */
    public int topUps() {
        return topUps.get();
    }

    /** Asks any service of ours; nothing if it does not answer with a success. */
    public @Nullable JsonNode ask(URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).GET();
        return answer(request);
    }

    private static HttpRequest.Builder post(URI address, String body) {
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    private JsonNode done(HttpRequest.Builder request) {
        Stopwatch watch = new Stopwatch();
        while (!watch.isOver(DONE_MAX)) {
            JsonNode answer = answer(request);
            if (answer != null) {
                return answer;
            }
            Await.pause(BETWEEN_TRIES);
        }
        throw new IllegalStateException(request.build() + " was not done in time");
    }

    private @Nullable JsonNode answer(HttpRequest.Builder request) {
        HttpRequest authorized =
                request.copy()
                        .header("Authorization", "Bearer " + places.token())
                        .timeout(ANSWER_MAX)
                        .build();
        try {
            HttpResponse<String> answer = http.send(authorized, BodyHandlers.ofString());
            return answer.statusCode() / 100 == 2 ? Wire.JSON.readTree(answer.body()) : null;
        } catch (IOException away) {
            return null;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
