package io.getinference.local.demo;

import io.getinference.local.process.StartFailure;
import io.getinference.local.process.StopRequested;
import io.getinference.local.process.StopSignal;
import io.getinference.local.process.Stopwatch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The public address, seen as a caller sees it. */
public final class Door {

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(150);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

    private final HttpClient http;
    private final StopSignal stop;

    public Door(HttpClient http, StopSignal stop) {
        this.http = http;
        this.stop = stop;
    }

    /**
     * Waits until the gateway knows the key: it travels there through the outbox and Kafka.
     *
     * @throws StartFailure if that takes longer than the bound
     */
    public void awaitAdmission(URI door, DemoKey key, Duration bound) {
        HttpRequest models =
                HttpRequest.newBuilder(door.resolve("/v1/models"))
                        .timeout(ANSWER_MAX)
                        .header("Authorization", "Bearer " + key.secret())
                        .build();
        Stopwatch watch = new Stopwatch();
        String last = answer(models);
        while (!last.equals("200")) {
            if (watch.isOver(bound)) {
                throw new StartFailure(
                        "The demo key did not reach the gateway within %d s: GET %s answers %s"
                                .formatted(bound.toSeconds(), models.uri(), last));
            }
            stop.pause(BETWEEN_ATTEMPTS);
            last = answer(models);
        }
    }

    private String answer(HttpRequest request) {
        try {
            return "" + http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException failure) {
            return "nothing (" + failure + ")";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StopRequested();
        }
    }
}
