package io.getinference.simulator.control;

import io.getinference.simulator.bill.BillEntry;
import io.getinference.simulator.bill.BillLog;
import io.getinference.simulator.fault.FaultSyntax;
import io.getinference.simulator.fault.Faults;
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
import java.time.LocalDate;
import java.util.List;

/** {@code /__sim/…}: faults, log, clock, reset, health. */
public final class ControlDoor implements HttpHandler {
    private final Faults faults;
    private final BillLog log;
    private final SimulatorClock clock;
    private final Runnable reset;

    /** A door to the parts that it controls. */
    public ControlDoor(Faults faults, BillLog log, SimulatorClock clock, Runnable reset) {
        this.faults = faults;
        this.log = log;
        this.clock = clock;
        this.reset = reset;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        exchange.answer(answer(exchange.request()));
    }

    private HttpAnswer answer(HttpRequest request) {
        try {
            return switch (request.method() + " " + request.path()) {
                case "GET /__sim/health" -> ok(Json.object().put("status", "UP"));
                case "GET /__sim/log" -> log(request.query().getOrDefault("since", "0"));
                case "GET /__sim/faults" -> faults();
                case "POST /__sim/faults" -> queue(Json.read(request.body()));
                case "DELETE /__sim/faults" -> {
                    faults.clear();
                    yield faults();
                }
                case "GET /__sim/clock" -> clock();
                case "POST /__sim/clock" -> move(Json.read(request.body()));
                case "POST /__sim/reset" -> {
                    reset.run();
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
        List<BillEntry> entries = log.since(Long.parseLong(since));
        ObjectNode page = Json.object();
        ArrayNode list = Json.array();
        entries.forEach(entry -> list.add(Json.tree(entry)));
        page.put("next", entries.isEmpty() ? Long.parseLong(since) : entries.getLast().index() + 1);
        page.set("entries", list);
        return ok(page);
    }

    private HttpAnswer queue(JsonNode json) throws FaultSyntax.Misspelt {
        Faults.Order order = FaultSyntax.order(json);
        faults.add(order.match(), order.fault());
        return faults();
    }

    private HttpAnswer faults() {
        ArrayNode list = Json.array();
        faults.waiting().forEach(order -> list.add(FaultSyntax.json(order)));
        ObjectNode page = Json.object();
        page.set("waiting", list);
        return ok(page);
    }

    private HttpAnswer move(JsonNode json) {
        JsonNode date = json.path("date");
        if (!date.isString() && !date.isNull()) {
            return error(400, "give a date, or null for the system's time");
        }
        clock.moveTo(date.isNull() ? null : LocalDate.parse(date.asString()));
        return clock();
    }

    private HttpAnswer clock() {
        return ok(Json.object().put("instant", clock.instant().toString()));
    }

    private static HttpAnswer ok(ObjectNode body) {
        return HttpAnswer.json(200, Json.write(body));
    }

    private static HttpAnswer error(int status, String message) {
        return HttpAnswer.json(status, Json.write(Json.object().put("error", message)));
    }
}
