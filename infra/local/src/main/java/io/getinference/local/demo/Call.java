package io.getinference.local.demo;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;

/**
 * One request to an admin API.
 *
 * @param service who is asked, for messages
 * @param request without credentials
 */
record Call(String service, HttpRequest.Builder request) {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(15);

    static Call get(String service, URI uri) {
        return new Call(service, HttpRequest.newBuilder(uri).timeout(ANSWER_MAX).GET());
    }

    static Call put(String service, URI uri, String json) {
        Call call = get(service, uri);
        call.request.PUT(HttpRequest.BodyPublishers.ofString(json));
        return call.header("Content-Type", "application/json");
    }

    static Call post(String service, URI uri, String json) {
        Call call = get(service, uri);
        call.request.POST(HttpRequest.BodyPublishers.ofString(json));
        return call.header("Content-Type", "application/json");
    }

    @SuppressWarnings("ReturnValueIgnored") // the builder answers itself
    Call header(String name, String value) {
        request.header(name, value);
        return this;
    }
}
