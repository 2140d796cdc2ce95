package io.getinference.simulator.control;

import io.getinference.simulator.bill.BillEntry;
import io.getinference.simulator.fault.Dials;
import io.getinference.simulator.fault.FaultSyntax;
import io.getinference.simulator.fault.Faults;
import io.getinference.simulator.http.Door;
import io.getinference.simulator.http.HttpAnswer;
import io.getinference.simulator.http.HttpExchange;
import io.getinference.simulator.http.HttpHandler;
import io.getinference.simulator.http.HttpRequest;
import io.getinference.simulator.json.Json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** {@code /__sim/…}: faults, log, clock, speed, billing, port, reset, health. */
public final class ControlDoor implements HttpHandler {
    private final Controls controls;

    /** A door to the parts that it controls. */
    public ControlDoor(Controls controls) {
        this.controls = controls;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        exchange.answer(answer(exchange.request(), exchange.door()));
    }

    private HttpAnswer answer(HttpRequest request, Door door) throws IOException {
        try {
            return switch (request.method() + " " + request.path()) {
                case "GET /__sim/health", "HEAD /__sim/health" ->
                        ok(Json.object().put("status", "UP"));
                case "GET /__sim/log" -> log(request.query().getOrDefault("since", "0"));
                case "GET /__sim/faults" -> faults();
                case "POST /__sim/faults" -> queue(Json.read(request.body()));
                case "DELETE /__sim/faults" -> {
                    controls.faults().clear();
                    yield faults();
                }
                case "GET /__sim/clock" -> clock();
                case "POST /__sim/clock" -> move(Json.read(request.body()));
                case "GET /__sim/speed" -> speed();
                case "POST /__sim/speed" -> turn(Json.read(request.body()));
                case "GET /__sim/billing" -> billing();
                case "POST /__sim/billing" -> bill(Json.read(request.body()));
                case "POST /__sim/door" -> shut(door, Json.read(request.body()));
                case "POST /__sim/reset" -> {
                    controls.reset().run();
                    yield ok(Json.object().put("status", "RESET"));
                }
                default ->
                        error(404, "no such control: " + request.method() + " " + request.path());
            };
        } catch (Json.Malformed
                | FaultSyntax.Misspelt
                | IllegalArgumentException
                | DateTimeException e) {
            return error(400, String.valueOf(e.getMessage()));
        }
    }

    private HttpAnswer log(String since) {
        List<BillEntry> entries = controls.log().since(Long.parseLong(since));
        ObjectNode page = Json.object();
        ArrayNode list = Json.array();
        entries.forEach(entry -> list.add(Json.tree(entry)));
        page.put("next", entries.isEmpty() ? Long.parseLong(since) : entries.getLast().index() + 1);
        page.set("entries", list);
        return ok(page);
    }

    private HttpAnswer queue(JsonNode json) throws FaultSyntax.Misspelt {
        Faults.Order order = FaultSyntax.order(json);
        controls.faults().add(order.match(), order.fault());
        return faults();
    }

    private HttpAnswer faults() {
        ArrayNode list = Json.array();
        controls.faults().waiting().forEach(order -> list.add(FaultSyntax.json(order)));
        ArrayNode types = Json.array();
        FaultSyntax.types().forEach(types::add);
        ObjectNode page = Json.object();
        page.set("waiting", list);
        page.set("types", types);
        return ok(page);
    }

    private HttpAnswer move(JsonNode json) {
        JsonNode date = json.path("date");
        boolean runs = json.path("runs").asBoolean(false);
        if (json.has("instant") && json.has("date")) {
            return error(400, "give a date or an instant, not both");
        }
        if (json.path("instant").isString()) {
            controls.clock().moveTo(Instant.parse(json.path("instant").asString()), runs);
        } else if (date.isString()) {
            LocalDate day = LocalDate.parse(date.asString());
            controls.clock().moveTo(SimulatorClock.noon(day), runs);
        } else if (date.isNull()) {
            controls.clock().moveTo(null);
        } else {
            return error(400, "give a date or an instant, or null for the system's time");
        }
        return clock();
    }

    private HttpAnswer clock() {
        return ok(
                Json.object()
                        .put("instant", controls.clock().instant().toString())
                        .put("runs", controls.clock().runs()));
    }

    private HttpAnswer turn(JsonNode json) {
        if (!json.path("speed").isNumber()) {
            return error(400, "give a speed");
        }
        controls.dials().setSpeed(json.path("speed").asDouble());
        return speed();
    }

    private HttpAnswer speed() {
        return ok(Json.object().put("speed", controls.dials().speed()));
    }

    private HttpAnswer bill(JsonNode json) {
        String word = json.path("broken").asString("").toUpperCase(Locale.ROOT);
        controls.dials().setBroken(Dials.Broken.valueOf(word));
        return billing();
    }

    private HttpAnswer billing() {
        String word = controls.dials().broken().name().toLowerCase(Locale.ROOT);
        return ok(Json.object().put("broken", word));
    }

    /** This call has its connection already and is answered; the next ones find the port shut. */
    private static HttpAnswer shut(Door door, JsonNode json) throws IOException {
        JsonNode millis = json.path("ms");
        JsonNode connections = json.path("connections");
        if (!count(millis) || !count(connections)) {
            return error(400, "give ms and connections as counts");
        }
        door.refuse(Duration.ofMillis(millis.asInt(0)), connections.asInt(0));
        return ok(
                Json.object()
                        .put("refusing_ms", millis.asInt(0))
                        .put("refusing_connections", connections.asInt(0)));
    }

    private static boolean count(JsonNode node) {
        return node.isMissingNode() || (Json.isInt(node) && node.asInt() >= 0);
    }

    private static HttpAnswer ok(ObjectNode body) {
        return HttpAnswer.json(200, Json.write(body));
    }

    private static HttpAnswer error(int status, String message) {
        return HttpAnswer.json(status, Json.write(Json.object().put("error", message)));
    }
}
