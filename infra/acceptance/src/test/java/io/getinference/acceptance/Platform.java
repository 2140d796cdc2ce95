package io.getinference.acceptance;

import io.getinference.common.event.Wire;
import io.getinference.common.rating.Price;
import io.getinference.common.rating.PriceBook;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The platform's own APIs, through the one public door, with the platform token. */
final class Platform {

    private static final Instant CATALOGUE_DATE = Instant.parse("2026-11-22T00:00:00Z");

    private final RunningStack stack;

    Platform(RunningStack stack) {
        this.stack = stack;
    }

    /** A new account with credit and one key that has reached the gateway. */
    Customer customer(String creditUsd) {
        String account =
                post("/api/account/v1/accounts", "{\"name\":\"Acceptance\"}").path("id").asString();
        grant(account, creditUsd);
        return key(account, null);
    }

    /** Another key of an account, with a budget if one is given. */
    Customer key(String account, @Nullable String budgetUsd) {
        String budget = budgetUsd == null ? "" : ",\"budget_usd\":\"" + budgetUsd + "\"";
        JsonNode key =
                post(
                        "/api/account/v1/accounts/" + account + "/keys",
                        "{\"name\":\"test\"" + budget + "}");
        Customer customer =
                new Customer(account, key.path("id").asString(), key.path("key").asString());
        org.awaitility.Awaitility.await().until(() -> modelsStatus(customer.secret()) == 200);
        return customer;
    }

    void grant(String account, String usd) {
        HttpRequest.Builder request =
                authorized("/api/billing/v1/accounts/" + account + "/grants")
                        .header("Idempotency-Key", UUID.randomUUID().toString());
        Http.tree(
                Http.send(
                        Http.json(
                                request,
                                "POST",
                                "{\"amount_usd\":\"" + usd + "\",\"kind\":\"promotional\"}")));
    }

    void revoke(Customer customer) {
        HttpRequest.Builder request =
                authorized(
                                "/api/account/v1/accounts/"
                                        + customer.account()
                                        + "/keys/"
                                        + customer.key())
                        .DELETE();
        HttpResponse<String> response = Http.send(request);
        if (response.statusCode() != 204) {
            throw new IllegalStateException(
                    "revoke → " + response.statusCode() + " " + response.body());
        }
    }

    /** Changes what may be done with a key. */
    void change(Customer customer, String body) {
        patch("/api/account/v1/accounts/" + customer.account() + "/keys/" + customer.key(), body);
    }

    /** Changes what the platform keeps under a path. */
    JsonNode patch(String path, String body) {
        return Http.tree(Http.send(Http.json(authorized(path), "PATCH", body)));
    }

    /** Sets what the platform keeps under a path. */
    JsonNode put(String path, String body) {
        return Http.tree(Http.send(Http.json(authorized(path), "PUT", body)));
    }

    int modelsStatus(String secret) {
        return modelsStatus(stack.door(), secret);
    }

    static int modelsStatus(String door, String secret) {
        return Http.send(Http.to(door + "/v1/models").header("Authorization", "Bearer " + secret))
                .statusCode();
    }

    JsonNode get(String path) {
        return Http.tree(Http.send(authorized(path)));
    }

    /** Nano-dollars that are set aside for running requests of an account. */
    String held(String account) {
        return get("/api/metering/v1/accounts/" + account + "/spend").path("held_nano").asString();
    }

    /** Every posted usage row of an account, all pages. */
    List<JsonNode> usage(String account) {
        List<JsonNode> rows = new ArrayList<>();
        String cursor = "0";
        while (cursor != null) {
            JsonNode page =
                    get(
                            "/api/billing/v1/accounts/"
                                    + account
                                    + "/usage?limit=100&cursor="
                                    + cursor);
            page.path("usage").forEach(rows::add);
            JsonNode next = page.path("next_cursor");
            cursor = next.isString() ? next.stringValue() : null;
        }
        return rows;
    }

    PriceBook priceBook() {
        List<Price> prices = new ArrayList<>();
        get("/api/billing/v1/prices")
                .path("prices")
                .forEach(row -> prices.add(Wire.JSON.treeToValue(row, Price.class)));
        return PriceBook.of(prices);
    }

    /** What the providers billed, as the simulator logged it. */
    List<JsonNode> billLog() {
        List<JsonNode> entries = new ArrayList<>();
        String url = "http://127.0.0.1:" + stack.port("SIMULATOR_PORT") + "/__sim/log";
        Http.tree(Http.send(Http.to(url))).path("entries").forEach(entries::add);
        return entries;
    }

    /**
     * Names the model that answers where another does not; {@code null} in JSON for none. The
     * catalogue is read as of one day, so the row begins a second after the last one before that
     * day: an earlier run may have left some.
     */
    void alternative(String model, String alternative) {
        Instant last = Instant.EPOCH;
        for (JsonNode row : get("/api/billing/v1/models").path("models")) {
            Instant from = Instant.parse(row.path("valid_from").asString());
            if (row.path("model").asString().equals(model)
                    && from.isBefore(CATALOGUE_DATE)
                    && from.isAfter(last)) {
                last = from;
            }
        }
        Http.tree(
                Http.send(
                        Http.json(
                                authorized("/api/billing/v1/models/" + model + "/alternative"),
                                "PUT",
                                "{\"alternative\":%s,\"valid_from\":\"%s\"}"
                                        .formatted(alternative, last.plusSeconds(1)))));
    }

    private JsonNode post(String path, String body) {
        return Http.tree(Http.send(Http.json(authorized(path), "POST", body)));
    }

    private HttpRequest.Builder authorized(String path) {
        return Http.to(stack.door() + path)
                .header("Authorization", "Bearer " + stack.value("PLATFORM_TOKEN"));
    }

    /** An account with a key of it. */
    record Customer(String account, String key, String secret) {}
}
