package io.getinference.simulator.gemini;

import io.getinference.simulator.call.CallerKey;
import io.getinference.simulator.call.Stage;
import io.getinference.simulator.gemini.GeminiErrors.Refusal;
import io.getinference.simulator.http.HttpAnswer;
import io.getinference.simulator.http.HttpExchange;
import io.getinference.simulator.http.HttpHandler;
import io.getinference.simulator.http.HttpRequest;
import io.getinference.simulator.json.Json;
import io.getinference.simulator.model.ModelCard;
import io.getinference.simulator.model.Provider;
import io.getinference.simulator.model.Thinking;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code GET /v1beta/models[/{model}]}, and the same under {@code /v1}: what is served that day.
 */
public final class GeminiModelsDoor implements HttpHandler {
    private static final String BAD_KEY = "bad-key";
    private static final int PAGE_DEFAULT = 50;
    private static final int PAGE_MAX = 1_000;

    private final Stage stage;

    /** A door on {@code stage}. */
    public GeminiModelsDoor(Stage stage) {
        this.stage = stage;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        HttpRequest request = exchange.request();
        if (!Set.of("GET", "HEAD").contains(request.method())) {
            exchange.answer(
                    new HttpAnswer(
                            404,
                            Map.of("content-type", "text/html; charset=UTF-8"),
                            "<html><title>Error 404 (Not Found)!!1</title></html>\n"));
            return;
        }
        exchange.answer(
                keyObjection(request)
                        .map(GeminiModelsDoor::error)
                        .orElseGet(() -> answer(request)));
    }

    private HttpAnswer answer(HttpRequest request) {
        String[] words = request.path().split("/", -1);
        if (words.length < 4) {
            return list(request.query());
        }
        return stage.models()
                .on(today(), Provider.GEMINI, words[3])
                .map(model -> ok(model(model.asked())))
                .orElseGet(() -> error(Refusal.unknownModel(words[3], words[1], "getModel")));
    }

    private HttpAnswer list(Map<String, String> query) {
        String asked = query.getOrDefault("pageSize", "0");
        if (!asked.matches("\\d{1,9}")) {
            return error(Refusal.invalid("Invalid value at 'page_size' (TYPE_INT32), " + asked));
        }
        int size = Integer.parseInt(asked);
        size = size == 0 ? PAGE_DEFAULT : Math.min(size, PAGE_MAX);
        List<ModelCard> all = served();
        int from = place(all, query.getOrDefault("pageToken", ""));
        if (from < 0) {
            return error(Refusal.invalid("page_token is invalid"));
        }
        int to = Math.min(all.size(), from + size);
        ArrayNode models = Json.array();
        all.subList(from, to).forEach(card -> models.add(model(card)));
        ObjectNode page = Json.object();
        page.set("models", models);
        if (to < all.size()) {
            page.put("nextPageToken", token(all.get(to).id()));
        }
        return ok(page);
    }

    private static int place(List<ModelCard> all, String token) {
        if (token.isEmpty()) {
            return 0;
        }
        List<String> tokens = all.stream().map(card -> token(card.id())).toList();
        return tokens.indexOf(token);
    }

    /** A token names the model that comes next, so a page does not shift when a model goes. */
    private static String token(String id) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }

    private List<ModelCard> served() {
        return stage.models().all().stream()
                .filter(card -> stage.models().on(today(), Provider.GEMINI, card.id()).isPresent())
                .toList();
    }

    /** A re-routed model still goes by its own name here: its callers have no other. */
    private static ObjectNode model(ModelCard card) {
        ObjectNode model =
                Json.object()
                        .put("name", "models/" + card.id())
                        .put("version", version(card.id()))
                        .put("displayName", displayName(card.id()))
                        .put("description", "Played by the provider simulator.")
                        .put("inputTokenLimit", card.limits().prompt())
                        .put("outputTokenLimit", card.limits().output());
        ArrayNode methods = Json.array();
        List.of("generateContent", "countTokens").forEach(methods::add);
        model.set("supportedGenerationMethods", methods);
        model.put("temperature", 1).put("topP", 0.95).put("topK", 64).put("maxTemperature", 2);
        if (!(card.thinking() instanceof Thinking.None)) {
            model.put("thinking", true);
        }
        return model;
    }

    private static String version(String id) {
        return id.endsWith("-001") ? "001" : id.split("-", -1)[1];
    }

    /** {@code gemini-2.5-flash-lite} is called Gemini 2.5 Flash-Lite. */
    private static String displayName(String id) {
        String[] words = id.split("-", -1);
        StringBuilder name = new StringBuilder("Gemini ").append(words[1]);
        for (int i = 2; i < words.length; i++) {
            name.append(words[i].equals("lite") ? '-' : ' ');
            name.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT));
            name.append(words[i].substring(1));
        }
        return name.toString();
    }

    private static Optional<Refusal> keyObjection(HttpRequest request) {
        String key = CallerKey.gemini(request);
        if (key.isEmpty()) {
            return Optional.of(Refusal.noKey());
        }
        return key.equals(BAD_KEY) ? Optional.of(Refusal.badKey()) : Optional.empty();
    }

    private static HttpAnswer ok(ObjectNode body) {
        return new HttpAnswer(
                200,
                Map.of(
                        "content-type",
                        "application/json; charset=UTF-8",
                        "vary",
                        "Origin, X-Origin, Referer"),
                Json.writePretty(body) + "\n");
    }

    private static HttpAnswer error(Refusal refusal) {
        return GeminiErrors.answer(refusal, new GeminiWire(false, false, 1));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(stage.clock().instant(), ZoneOffset.UTC);
    }
}
