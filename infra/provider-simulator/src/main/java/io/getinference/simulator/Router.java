package io.getinference.simulator;

import io.getinference.simulator.anthropic.AnthropicDoor;
import io.getinference.simulator.anthropic.ClaudeModelsDoor;
import io.getinference.simulator.call.Stage;
import io.getinference.simulator.control.ControlDoor;
import io.getinference.simulator.gemini.GeminiDoor;
import io.getinference.simulator.gemini.GeminiModelsDoor;
import io.getinference.simulator.http.Headers;
import io.getinference.simulator.http.HttpAnswer;
import io.getinference.simulator.http.HttpExchange;
import io.getinference.simulator.http.HttpHandler;
import io.getinference.simulator.http.HttpRequest;
import io.getinference.simulator.report.AnthropicReports;
import io.getinference.simulator.report.GeminiReports;

import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** Finds the door for a path; the two providers share {@code /v1/models}. */
final class Router implements HttpHandler {
    private static final Set<String> MESSAGES = Set.of("/v1/messages", "/v1/messages/count_tokens");

    private final AnthropicDoor anthropic;
    private final ClaudeModelsDoor claudeModels;
    private final AnthropicReports anthropicReports;
    private final GeminiDoor gemini;
    private final GeminiModelsDoor geminiModels;
    private final GeminiReports geminiReports;
    private final ControlDoor control;

    Router(Stage stage, ControlDoor control) {
        this.anthropic = new AnthropicDoor(stage);
        this.claudeModels = new ClaudeModelsDoor(stage);
        this.anthropicReports = new AnthropicReports(stage.bills(), stage.prices(), stage.clock());
        this.gemini = new GeminiDoor(stage);
        this.geminiModels = new GeminiModelsDoor(stage);
        this.geminiReports = new GeminiReports(stage.bills(), stage.prices(), stage.clock());
        this.control = control;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        door(exchange.request()).handle(exchange);
    }

    private HttpHandler door(HttpRequest request) {
        String path = request.path();
        if (path.startsWith("/__sim/")) {
            return path.startsWith("/__sim/gemini/") ? geminiReports : control;
        }
        if (request.method().equals("OPTIONS")) {
            return Router::options;
        }
        if (path.startsWith("/v1/organizations/")) {
            return anthropicReports;
        }
        if (MESSAGES.contains(path)) {
            return anthropic;
        }
        return models(path) ? modelsDoor(request) : gemini;
    }

    private HttpHandler modelsDoor(HttpRequest request) {
        boolean shared = request.path().startsWith("/v1/");
        return shared && forAnthropic(request.headers()) ? claudeModels : geminiModels;
    }

    private static boolean models(String path) {
        return path.matches("/v1(beta)?/models(/[^/:]*)?");
    }

    private static boolean forAnthropic(Headers headers) {
        return headers.first("anthropic-version") != null || headers.first("x-api-key") != null;
    }

    /** No browser is served, so there is nothing to permit. */
    private static void options(HttpExchange exchange) throws IOException {
        exchange.answer(new HttpAnswer(405, Map.of("allow", "GET, POST"), ""));
    }
}
