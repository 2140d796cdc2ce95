package io.getinference.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A tiny process in the place of each service and of the simulator, so that the launcher is tested
 * without them: it answers what the launcher asks, and keeps keys and grants in its data directory.
 */
public final class StandIn {

    private final Path data;

    private StandIn(Path data) {
        this.data = data;
    }

    public static void main(String[] arguments) throws IOException {
        Map<String, String> environment = System.getenv();
        String own = environment.get("SERVER_PORT");
        if (own == null) {
            String port =
                    Arrays.stream(arguments)
                            .filter(a -> a.startsWith("--port="))
                            .findFirst()
                            .orElseThrow();
            serve(port.substring("--port=".length()), new StandIn(Path.of("")));
            return;
        }
        Path data = Path.of(environment.getOrDefault("GETINFERENCE_DATA_DIR", ""));
        Files.createDirectories(data);
        Files.write(
                data.resolve("environment"),
                environment.entrySet().stream().map(Object::toString).toList());
        StandIn standIn = new StandIn(data);
        serve(own, standIn);
        serve(environment.getOrDefault("MANAGEMENT_SERVER_PORT", ""), standIn);
    }

    private static void serve(String port, StandIn standIn) throws IOException {
        var address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port));
        HttpServer server = HttpServer.create(address, 0);
        server.createContext("/", standIn::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String request =
                exchange.getRequestMethod() + " " + path.substring(path.lastIndexOf('/') + 1);
        exchange.getRequestBody().readAllBytes();
        switch (request) {
            case "GET health" -> reply(exchange, 200, "{\"status\":\"UP\"}");
            case "POST keys" -> reply(exchange, 201, newKey());
            case "GET keys" ->
                    reply(exchange, 200, "{\"keys\":[" + String.join(",", lines("keys")) + "]}");
            case "POST grants" -> reply(exchange, grant(exchange), "{\"id\":\"grant_1\"}");
            case "GET models" -> reply(exchange, knows(exchange) ? 200 : 401, "{}");
            default -> reply(exchange, request.startsWith("PUT ") ? 200 : 404, "{}");
        }
    }

    private String newKey() throws IOException {
        String id = "key_" + (lines("keys").size() + 1);
        append("keys", "{\"id\":\"" + id + "\",\"revoked_at\":null}");
        return "{\"id\":\"" + id + "\",\"key\":\"sk-secret-of-" + id + "\",\"unheard_of\":1}";
    }

    private int grant(HttpExchange exchange) throws IOException {
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        if (lines("grants").contains(key)) {
            return 200;
        }
        append("grants", key);
        return 201;
    }

    /** Like the gateway, which learns of a new key a little later, it refuses the first request. */
    private boolean knows(HttpExchange exchange) throws IOException {
        append("asked", "once");
        String caller = exchange.getRequestHeaders().getFirst("Authorization");
        return caller.startsWith("Bearer sk-") && lines("asked").size() > 1;
    }

    private List<String> lines(String name) throws IOException {
        Path file = data.resolve(name);
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private void append(String name, String line) throws IOException {
        Files.writeString(
                data.resolve(name),
                line + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private static void reply(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
