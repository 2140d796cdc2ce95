package io.getinference.acceptance;

import io.getinference.acceptance.Platform.Customer;
import io.getinference.common.money.Money;

import tools.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The holder of an API key: asks for completions, and what its key may know. */
final class Holder {

    final List<String> requests = new ArrayList<>();
    private final String door;
    private final Customer customer;

    Holder(String door, Customer customer) {
        this.door = door;
        this.customer = customer;
    }

    Customer customer() {
        return customer;
    }

    /** One completion; what its answer says of its cost where that is a plain one. */
    HttpResponse<String> complete(String model, boolean stream, int tokens) {
        String body =
                """
                {"model":"%s","stream":%s,"messages":[{"role":"user","content":"Go [[sim: tokens=%d]]"}]}\
                """
                        .formatted(model, stream, tokens);
        HttpResponse<String> response =
                Http.send(
                        Http.json(
                                Http.to(door + "/v1/chat/completions")
                                        .header("Authorization", "Bearer " + customer.secret()),
                                "POST",
                                body));
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.body());
        }
        requests.add(response.headers().firstValue("x-request-id").orElseThrow());
        return response;
    }

    HttpResponse<String> ask(String path) {
        return Http.send(
                Http.to(door + path).header("Authorization", "Bearer " + customer.secret()));
    }

    JsonNode get(String path) {
        return Http.tree(ask(path));
    }

    /** All lines of usage, by pages of one line. */
    List<JsonNode> usage(String by) {
        List<JsonNode> lines = new ArrayList<>();
        String cursor = "";
        while (true) {
            JsonNode page = get("/v1/usage?limit=1&by=" + by + cursor);
            page.path("data").forEach(lines::add);
            if (!page.path("has_more").asBoolean()) {
                return lines;
            }
            cursor =
                    "&cursor="
                            + URLEncoder.encode(
                                    page.path("next_cursor").asString(), StandardCharsets.UTF_8);
        }
    }

    static Money usd(JsonNode node) {
        return Money.ofUsd(node.asString());
    }

    static Money sum(List<Money> parts) {
        return parts.stream().reduce(Money.ZERO, Money::plus);
    }
}
