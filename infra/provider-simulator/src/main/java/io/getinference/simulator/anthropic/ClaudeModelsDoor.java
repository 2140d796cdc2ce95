package io.getinference.simulator.anthropic;

import io.getinference.simulator.anthropic.ClaudeErrors.Refusal;
import io.getinference.simulator.call.CallerKey;
import io.getinference.simulator.call.Stage;
import io.getinference.simulator.http.HttpAnswer;
import io.getinference.simulator.http.HttpExchange;
import io.getinference.simulator.http.HttpHandler;
import io.getinference.simulator.http.HttpRequest;
import io.getinference.simulator.json.Json;
import io.getinference.simulator.model.ModelCard;
import io.getinference.simulator.model.Provider;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code GET /v1/models} and {@code /v1/models/{id}} for Anthropic: what is served that day. */
public final class ClaudeModelsDoor implements HttpHandler {
    private static final String LIST = "/v1/models";
    private static final int LIMIT_DEFAULT = 20;
    private static final int LIMIT_MAX = 1_000;
    private static final String BAD_KEY = "bad-key";
    private static final Set<String> VERSIONS = Set.of("2023-06-01", AnthropicDoor.VERSION_2026);

    private final Stage stage;

    /** A door on {@code stage}. */
    public ClaudeModelsDoor(Stage stage) {
        this.stage = stage;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        HttpRequest request = exchange.request();
        String requestId = "req_" + stage.ids().spare().text();
        Optional<Refusal> objection = objection(request);
        exchange.answer(
                objection
                        .map(refusal -> ClaudeErrors.answer(refusal, requestId))
                        .orElseGet(() -> answer(request, requestId)));
    }

    private HttpAnswer answer(HttpRequest request, String requestId) {
        try {
            String body = request.path().equals(LIST) ? list(request.query()) : one(request);
            return HttpAnswer.json(200, body).with("request-id", requestId);
        } catch (NoSuchModel e) {
            return ClaudeErrors.answer(Refusal.unknownModel(e.name()), requestId);
        } catch (IllegalArgumentException e) {
            return ClaudeErrors.answer(Refusal.invalid(String.valueOf(e.getMessage())), requestId);
        }
    }

    private static final class NoSuchModel extends RuntimeException {
        private final String name;

        NoSuchModel(String name) {
            super(name);
            this.name = name;
        }

        String name() {
            return name;
        }
    }

    private static Optional<Refusal> objection(HttpRequest request) {
        if (!Set.of("GET", "HEAD").contains(request.method())) {
            return Optional.of(new Refusal(405, "invalid_request_error", "Method Not Allowed"));
        }
        String key = CallerKey.anthropic(request);
        if (key.isEmpty() || key.equals(BAD_KEY)) {
            String message = key.isEmpty() ? "x-api-key header is required" : "invalid x-api-key";
            return Optional.of(new Refusal(401, "authentication_error", message));
        }
        String version = request.headers().get("anthropic-version");
        return VERSIONS.contains(version)
                ? Optional.empty()
                : Optional.of(
                        Refusal.invalid(
                                version.isEmpty()
                                        ? "anthropic-version: header is required"
                                        : "anthropic-version: \"%s\" is not a valid version"
                                                .formatted(version)));
    }

    private String one(HttpRequest request) {
        String name = request.path().substring(LIST.length() + 1);
        return stage.models()
                .on(today(), Provider.ANTHROPIC, name)
                .map(model -> Json.write(ClaudeModelInfo.json(model.asked(), today())))
                .orElseThrow(() -> new NoSuchModel(name));
    }

    private String list(Map<String, String> query) {
        int limit = limit(query.getOrDefault("limit", ""));
        String after = query.getOrDefault("after_id", "");
        String before = query.getOrDefault("before_id", "");
        if (!after.isEmpty() && !before.isEmpty()) {
            throw new IllegalArgumentException("Only one of after_id and before_id may be given");
        }
        List<ModelCard> all = served();
        int from = after.isEmpty() ? 0 : place(all, after) + 1;
        int to = Math.min(all.size(), from + limit);
        if (!before.isEmpty()) {
            to = place(all, before);
            from = Math.max(0, to - limit);
        }
        boolean more = before.isEmpty() ? to < all.size() : from > 0;
        return page(all.subList(from, to), more);
    }

    private String page(List<ModelCard> cards, boolean more) {
        ArrayNode data = Json.array();
        cards.forEach(card -> data.add(ClaudeModelInfo.json(card, today())));
        ObjectNode page = Json.object();
        page.set("data", data);
        page.put("has_more", more);
        page.put("first_id", cards.isEmpty() ? null : cards.getFirst().id());
        page.put("last_id", cards.isEmpty() ? null : cards.getLast().id());
        return Json.write(page);
    }

    /** The latest first; a retired model is not listed. */
    private List<ModelCard> served() {
        return stage.models().all().stream()
                .filter(card ->
                        stage.models().on(today(), Provider.ANTHROPIC, card.id()).isPresent())
                .sorted(
                        Comparator.comparing(ClaudeModelInfo::released)
                                .reversed()
                                .thenComparing(ModelCard::id))
                .toList();
    }

    private static int place(List<ModelCard> cards, String id) {
        for (int i = 0; i < cards.size(); i++) {
            if (cards.get(i).id().equals(id)) {
                return i;
            }
        }
        throw new IllegalArgumentException("Invalid cursor: " + id);
    }

    private static int limit(String text) {
        if (text.isEmpty()) {
            return LIMIT_DEFAULT;
        }
        int limit = text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException("limit: Input should be between 1 and " + LIMIT_MAX);
        }
        return limit;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(stage.clock().instant(), ZoneOffset.UTC);
    }
}
