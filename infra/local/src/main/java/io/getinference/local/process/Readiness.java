package io.getinference.local.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Waits until a started process answers its health address with 200. */
public final class Readiness {

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(150);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(5);

    private final HttpClient http;
    private final StopSignal stop;

    public Readiness(HttpClient http, StopSignal stop) {
        this.http = http;
        this.stop = stop;
    }

    /** How the wait ended. */
    public sealed interface Outcome {

        /** It answered 200. */
        record Ready() implements Outcome {}

        /** It ended before it was ready. */
        record Died(int exitCode) implements Outcome {}

        /** It still runs but never answered 200; {@code last} is its latest answer. */
        record TooSlow(String last) implements Outcome {}
    }

    /**
     * Waits for the child, at most {@code bound}.
     *
     * @throws StopRequested if a stop was requested meanwhile
     */
    public Outcome await(Child child, URI health, Duration bound) {
        Stopwatch watch = new Stopwatch();
        String last = "no answer";
        while (!watch.isOver(bound)) {
            if (!child.isAlive()) {
                return new Outcome.Died(child.exitCode());
            }
            last = answer(health);
            if (last.equals("200")) {
                return new Outcome.Ready();
            }
            stop.pause(BETWEEN_ATTEMPTS);
        }
        return new Outcome.TooSlow(last);
    }

    private String answer(URI health) {
        HttpRequest request = HttpRequest.newBuilder(health).timeout(ANSWER_MAX).build();
        try {
            return "" + http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException notYet) {
            return "no answer";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StopRequested();
        }
    }
}
