package io.getinference.simulator.anthropic;

import io.getinference.simulator.answer.Answer;
import io.getinference.simulator.answer.Composer;
import io.getinference.simulator.answer.Directives;
import io.getinference.simulator.answer.Estimate;
import io.getinference.simulator.answer.PromptTokens;
import io.getinference.simulator.answer.Question;
import io.getinference.simulator.anthropic.ClaudeErrors.Refusal;
import io.getinference.simulator.call.AskedModel;
import io.getinference.simulator.call.Call;
import io.getinference.simulator.call.FaultChoice;
import io.getinference.simulator.call.Player;
import io.getinference.simulator.call.Replies;
import io.getinference.simulator.call.Stage;
import io.getinference.simulator.fault.Fault;
import io.getinference.simulator.fault.FaultSyntax;
import io.getinference.simulator.http.HttpExchange;
import io.getinference.simulator.http.HttpHandler;
import io.getinference.simulator.http.HttpRequest;
import io.getinference.simulator.json.Json;
import io.getinference.simulator.model.Models;
import io.getinference.simulator.model.Provider;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/** {@code POST /v1/messages} and {@code /v1/messages/count_tokens}. */
public final class AnthropicDoor implements HttpHandler {
    static final String VERSION_2026 = "2026-10-21";
    private static final Set<String> VERSIONS = Set.of("2023-06-01", VERSION_2026);
    private static final int BODY_BYTES_MAX = 32 * 1024 * 1024;

    private final Stage stage;

    /** A door on {@code stage}. */
    public AnthropicDoor(Stage stage) {
        this.stage = stage;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        HttpRequest request = exchange.request();
        boolean counting = request.path().endsWith("/count_tokens");
        Call call =
                Call.arriving(
                        stage,
                        Provider.ANTHROPIC,
                        counting ? Call.Operation.COUNT : Call.Operation.GENERATE,
                        request);
        Optional<Refusal> refusal = ClaudeHeaders.objection(request, VERSIONS);
        if (refusal.isEmpty() && request.bodyBytes() > BODY_BYTES_MAX) {
            refusal = Optional.of(new Refusal(413, "request_too_large", ""));
        }
        if (refusal.isPresent()) {
            refuse(exchange, call, refusal.get());
            return;
        }
        try {
            understand(exchange, call, Json.read(request.body()));
        } catch (Json.Malformed e) {
            refuse(
                    exchange,
                    call,
                    Refusal.invalid("The request body is not valid JSON: " + e.getMessage()));
        }
    }

    private void understand(HttpExchange exchange, Call arriving, JsonNode body)
            throws IOException {
        JsonNode name = body.path("model");
        if (!body.isObject() || !name.isString()) {
            refuse(
                    exchange,
                    arriving,
                    Refusal.invalid(
                            name.isMissingNode()
                                    ? "model: Field required"
                                    : "model: Input should be a valid string"));
            return;
        }
        AskedModel asked = AskedModel.of(name.asString());
        Call call = arriving.asking(asked.name(), body.path("stream").asBoolean(false));
        LocalDate today = LocalDate.ofInstant(stage.clock().instant(), ZoneOffset.UTC);
        Optional<Models.Served> model = stage.models().on(today, Provider.ANTHROPIC, asked.name());
        if (model.isEmpty()) {
            refuse(exchange, call, Refusal.unknownModel(name.asString()));
            return;
        }
        judge(exchange, call.servedBy(model.get()), new Request(body, model.get(), asked));
    }

    private record Request(JsonNode body, Models.Served model, AskedModel asked) {}

    private void judge(HttpExchange exchange, Call call, Request request) throws IOException {
        var headers = exchange.request().headers();
        MessagesAsked asked =
                new MessagesAsked(
                        request.body(),
                        request.model().asked(),
                        new MessagesAsked.Head(
                                headers.get("anthropic-version"),
                                headers.get("anthropic-beta"),
                                call.operation() == Call.Operation.COUNT));
        Optional<Refusal> objection = MessagesRules.judge(asked);
        if (objection.isPresent()) {
            refuse(exchange, call, objection.get());
            return;
        }
        try {
            Question question = asked.question();
            Directives directives = Directives.in(question.lastUserText());
            if (asked.counting()) {
                int tokens = Estimate.of(asked.promptTokens(), question, directives);
                Replies.free(stage, exchange, call, ClaudeHeaders.count(tokens, call));
            } else {
                answer(exchange, call, request, new Understood(asked, question, directives));
            }
        } catch (Directives.Unknown | FaultSyntax.Misspelt slip) {
            refuse(exchange, call, Refusal.invalid(String.valueOf(slip.getMessage())));
        }
    }

    private record Understood(MessagesAsked asked, Question question, Directives directives) {}

    private void answer(HttpExchange exchange, Call call, Request request, Understood understood)
            throws IOException, Directives.Unknown, FaultSyntax.Misspelt {
        MessagesAsked asked = understood.asked();
        Directives directives = understood.directives();
        // What cannot be obeyed is refused here, before a queued fault is spent on it.
        Composer.answer(understood.question(), directives);
        Fault fault = FaultChoice.choose(stage, call, request.asked(), directives);
        Answer answer =
                Composer.answer(understood.question(), FaultChoice.orders(fault, directives));
        CachePlan plan = new CachePlan(stage.cache(), asked.prompt(), asked.model());
        PromptTokens tokens =
                directives.count("cached").map(plan.tokens()::withCached).orElse(plan.tokens());
        var rendition =
                new ClaudeRendition(
                        call,
                        request.model().served().id(),
                        new Content(call.id().text(), answer, asked.showsThoughts()),
                        new ClaudeUsage(tokens, answer.thoughts(), asked.body()));
        if (!(fault instanceof Fault.Instead) && !(fault instanceof Fault.Refuse)) {
            plan.carryOut();
        }
        Player.play(stage, exchange, call, new Player.Performance(rendition, fault));
    }

    private void refuse(HttpExchange exchange, Call call, Refusal refusal) throws IOException {
        Replies.free(
                stage,
                exchange,
                call,
                ClaudeErrors.answer(refusal, ClaudeRendition.requestId(call)));
    }
}
