package io.getinference.account;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Calls the service as anybody could: any method, any body. */
record Api(int port, String token) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String ROOT = "/api/account/v1";

    public Answer get(String path) {
        return send("GET", ROOT + path, null);
    }

    public Answer delete(String path) {
        return send("DELETE", ROOT + path, null);
    }

    public Answer post(String path, String json) {
        return send("POST", ROOT + path, json);
    }

    public Answer put(String path, String json) {
        return send("PUT", ROOT + path, json);
    }

    public Answer patch(String path, String json) {
        return send("PATCH", ROOT + path, json);
    }

    public Answer send(String method, String path, @Nullable String json) {
        return send(method, path, json, "application/json");
    }

    public Answer send(String method, String path, @Nullable String body, String contentType) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Authorization", "Bearer " + token)
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", contentType);
        }
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
