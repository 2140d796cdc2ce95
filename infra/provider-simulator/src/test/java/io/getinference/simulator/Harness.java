package io.getinference.simulator;

import io.getinference.simulator.bill.BillEntry;
import io.getinference.simulator.json.Json;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** A simulator and a caller of it that speaks plain HTTP. */
final class Harness implements AutoCloseable {
    static final String HAIKU = "claude-haiku-4-5";

    final ProviderSimulator simulator;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Harness(SimulatorSettings settings) {
        simulator = ProviderSimulator.start(settings);
    }

    static Harness start() {
        return new Harness(SimulatorSettings.forTests());
    }

    static Harness start(SimulatorSettings settings) {
        return new Harness(settings);
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(simulator.baseUrl() + path));
    }

    HttpRequest.Builder claudeRequest(String body) {
        return to("/v1/messages")
                .header("x-api-key", "key")
                .header("anthropic-version", "2023-06-01")
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    HttpRequest.Builder geminiRequest(String modelAndMethod, String body) {
        return to("/v1beta/models/" + modelAndMethod)
                .header("x-goog-api-key", "key")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> claude(String body) throws IOException, InterruptedException {
        return send(claudeRequest(body));
    }

    HttpResponse<String> gemini(String modelAndMethod, String body)
            throws IOException, InterruptedException {
        return send(geminiRequest(modelAndMethod, body));
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(to(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return json(send(to(path)).body());
    }

    List<BillEntry> log() {
        return simulator.log().entries();
    }

    BillEntry lastBill() {
        return log().getLast();
    }

    @Override
    public void close() {
        simulator.close();
        client.shutdownNow();
    }

    /** A Claude body for one user text; {@code more} is further members, beginning with a comma. */
    static String claudeBody(String model, String text, String more) {
        return """
        {"model":"%s","max_tokens":1000,"messages":[{"role":"user","content":%s}]%s}\
        """
                .formatted(model, Json.write(text), more);
    }

    static String geminiBody(String text, String more) {
        return """
        {"contents":[{"role":"user","parts":[{"text":%s}]}]%s}\
        """
                .formatted(Json.write(text), more);
    }

    static JsonNode json(String text) {
        try {
            return Json.read(text);
        } catch (Json.Malformed e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    /** The payloads of all data lines. */
    static List<JsonNode> data(String stream) {
        List<JsonNode> payloads = new ArrayList<>();
        stream.lines()
                .filter(line -> line.startsWith("data: "))
                .forEach(line -> payloads.add(json(line.substring("data: ".length()))));
        return payloads;
    }

    /** The payloads of one type. */
    static List<JsonNode> data(String stream, String type) {
        return data(stream).stream()
                .filter(payload -> payload.path("type").asString("").equals(type))
                .toList();
    }
}
