package io.getinference.simulator.gemini;

import io.getinference.simulator.answer.Directives;
import io.getinference.simulator.call.Call;
import io.getinference.simulator.call.FaultChoice;
import io.getinference.simulator.call.Player;
import io.getinference.simulator.call.Replies;
import io.getinference.simulator.call.Stage;
import io.getinference.simulator.fault.FaultSyntax;
import io.getinference.simulator.gemini.GeminiErrors.Refusal;
import io.getinference.simulator.http.HttpAnswer;
import io.getinference.simulator.http.HttpExchange;
import io.getinference.simulator.http.HttpHandler;
import io.getinference.simulator.http.HttpRequest;
import io.getinference.simulator.json.Json;
import io.getinference.simulator.model.Models;
import io.getinference.simulator.model.Provider;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** {@code POST /v1beta/models/{model}:{method}}, and the same under {@code /v1}. */
public final class GeminiDoor implements HttpHandler {
    private static final String BAD_KEY = "bad-key";

    private final Stage stage;

    /** A door on {@code stage}. */
    public GeminiDoor(Stage stage) {
        this.stage = stage;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        HttpRequest request = exchange.request();
        Optional<GeminiPath> path = GeminiPath.of(request.path());
        if (path.isEmpty() || !request.method().equals("POST")) {
            exchange.answer(
                    new HttpAnswer(
                            404,
                            Map.of("content-type", "text/html; charset=UTF-8"),
                            "<html><title>Error 404 (Not Found)!!1</title></html>\n"));
            return;
        }
        new Visit(exchange, path.get()).receive();
    }

    /** One call on its way in. */
    private final class Visit {
        private final HttpExchange exchange;
        private final GeminiPath path;
        private final GeminiWire wire;
        private Call call;

        Visit(HttpExchange exchange, GeminiPath path) {
            this.exchange = exchange;
            this.path = path;
            Call.Operation operation =
                    path.counts() ? Call.Operation.COUNT : Call.Operation.GENERATE;
            this.call =
                    Call.arriving(stage, Provider.GEMINI, operation, exchange.request())
                            .asking(path.asked().name(), path.streams());
            boolean sse = "sse".equals(exchange.request().query().get("alt"));
            this.wire = new GeminiWire(path.streams(), sse, call.id().number());
        }

        void receive() throws IOException {
            Optional<Refusal> key = keyObjection();
            LocalDate today = LocalDate.ofInstant(stage.clock().instant(), ZoneOffset.UTC);
            Optional<Models.Served> model =
                    stage.models().on(today, Provider.GEMINI, path.asked().name());
            if (key.isPresent()) {
                refuse(key.get());
            } else if (model.isEmpty()) {
                refuse(Refusal.unknownModel(path.asked().name(), path.version(), path.method()));
            } else {
                call = call.servedBy(model.get());
                read(model.get());
            }
        }

        private void read(Models.Served model) throws IOException {
            JsonNode body;
            try {
                body = Json.read(exchange.request().body());
            } catch (Json.Malformed e) {
                refuse(Refusal.notJson("Invalid JSON payload received. " + e.getMessage()));
                return;
            }
            if (!body.isObject()) {
                refuse(
                        Refusal.notJson(
                                "Invalid JSON payload received. Root element must be a message."));
                return;
            }
            String message = path.counts() ? "CountTokensRequest" : "GenerateContentRequest";
            RequestReader reader = new RequestReader(path.version());
            ObjectNode read = reader.read(message, body);
            if (!reader.violations().isEmpty()) {
                refuse(Refusal.badFields(reader.violations()));
            } else if (read.has("contents") && read.has("generateContentRequest")) {
                refuse(
                        Refusal.invalid(
                                "contents and generate_content_request are mutually exclusive."));
            } else {
                boolean wrapped = read.has("generateContentRequest");
                judge(ContentAsked.of(wrapped ? read.path("generateContentRequest") : read, model));
            }
        }

        private void judge(ContentAsked asked) throws IOException {
            Optional<Refusal> objection = ContentRules.judge(asked);
            if (objection.isPresent()) {
                refuse(objection.get());
                return;
            }
            try {
                Answering answering = new Answering(asked);
                if (path.counts()) {
                    Replies.free(stage, exchange, call, count(asked, answering.counted()));
                } else {
                    answer(answering);
                }
            } catch (Directives.Unknown | FaultSyntax.Misspelt slip) {
                refuse(Refusal.invalid(String.valueOf(slip.getMessage())));
            }
        }

        private void answer(Answering answering)
                throws IOException, Directives.Unknown, FaultSyntax.Misspelt {
            // What cannot be obeyed is refused here, before a queued fault is spent on it.
            answering.candidates(answering.directives());
            var fault = FaultChoice.choose(stage, call, path.asked(), answering.directives());
            Directives orders = FaultChoice.orders(fault, answering.directives());
            var rendition = new GeminiRendition(call, wire, answering.reply(orders, stage.cache()));
            Player.play(stage, exchange, call, new Player.Performance(rendition, fault));
        }

        private Optional<Refusal> keyObjection() {
            String header = exchange.request().headers().get("x-goog-api-key");
            String key =
                    header.isEmpty() ? exchange.request().query().getOrDefault("key", "") : header;
            if (key.isEmpty()) {
                return Optional.of(Refusal.noKey());
            }
            return key.equals(BAD_KEY) ? Optional.of(Refusal.badKey()) : Optional.empty();
        }

        private void refuse(Refusal refusal) throws IOException {
            Replies.free(stage, exchange, call, GeminiErrors.answer(refusal, wire));
        }
    }

    private static HttpAnswer count(ContentAsked asked, int tokens) {
        ObjectNode count = Json.object().put("totalTokens", tokens);
        count.set("promptTokensDetails", Usage.details(asked.prompt().byModality()));
        return new HttpAnswer(
                200,
                Map.of("content-type", "application/json; charset=UTF-8"),
                Json.writePretty(count) + "\n");
    }
}
