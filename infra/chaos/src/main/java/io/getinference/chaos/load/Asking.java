package io.getinference.chaos.load;

import io.getinference.chaos.evidence.Call;
import io.getinference.chaos.evidence.Call.Answer;
import io.getinference.chaos.evidence.Call.Ending;
import io.getinference.chaos.evidence.Call.Who;
import io.getinference.local.process.Stopwatch;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Sends one request and sees what comes of it. */
public final class Asking implements AutoCloseable {

    /** Longer than any fault lasts, so that what is late is not taken for lost. */
    private static final Duration HEAD_MAX = Duration.ofMinutes(2);

    private static final Duration WHOLE_MAX = Duration.ofMinutes(4);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final ScheduledExecutorService patience =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("patience").factory());
    private final InstantSource clock;
    private final OpenRequests open;
    private final Calls calls;

    public Asking(InstantSource clock, OpenRequests open, Calls calls) {
        this.clock = clock;
        this.open = open;
        this.calls = calls;
    }

    /** What one request came to, and how long the gateway asks to wait before another. */
    record Asked(Call call, @Nullable Duration retryAfter, @Nullable Boolean shouldRetry) {}

    Asked ask(Door door, Credential credential, Order order) {
        Who who =
                new Who(
                        door.name(),
                        credential.account(),
                        credential.key(),
                        order.model(),
                        order.stream(),
                        order.useful());
        Instant started = clock.instant();
        Stopwatch watch = new Stopwatch();
        Seen seen;
        try (var _ = open.open(door.name())) {
            seen = send(request(door, credential, order), order, watch);
        }
        Call call = new Call(who, started, clock.instant(), seen.firstByteMillis, seen.answer);
        calls.add(call);
        return new Asked(call, seen.retryAfter, seen.shouldRetry);
    }

    private static HttpRequest request(Door door, Credential credential, Order order) {
        return HttpRequest.newBuilder(door.uri().resolve("/v1/chat/completions"))
                .timeout(HEAD_MAX)
                .header("Authorization", "Bearer " + credential.secret())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(order.body()))
                .build();
    }

    private record Seen(
            Answer answer,
            long firstByteMillis,
            @Nullable Duration retryAfter,
            @Nullable Boolean shouldRetry) {

        static Seen nothing(Ending ending) {
            return new Seen(new Answer(ending, 0, null, null, null, null), -1, null, null);
        }
    }

    private Seen send(HttpRequest request, Order order, Stopwatch watch) {
        var answer = http.sendAsync(request, BodyHandlers.ofInputStream());
        Impatience impatience = impatience(order, () -> answer.cancel(true));
        try {
            HttpResponse<InputStream> response = answer.get();
            long firstByte = watch.elapsed().toMillis();
            Answer read = read(response, order, impatience);
            return new Seen(
                    read,
                    firstByte,
                    response.headers()
                            .firstValue("retry-after")
                            .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                            .orElse(null),
                    response.headers()
                            .firstValue("x-should-retry")
                            .map(Boolean::valueOf)
                            .orElse(null));
        } catch (java.util.concurrent.ExecutionException
                | java.util.concurrent.CancellationException noAnswer) {
            return Seen.nothing(impatience.lost ? Ending.HUNG_UP : Ending.UNREACHABLE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Seen.nothing(Ending.HUNG_UP);
        } finally {
            impatience.end();
        }
    }

    private Answer read(HttpResponse<InputStream> response, Order order, Impatience impatience) {
        Reading reading =
                new Reading(
                        response.statusCode(),
                        response.headers().firstValue("x-request-id").orElse(null));
        boolean events = order.stream() && response.statusCode() == 200;
        try (InputStream body = response.body()) {
            impatience.instead(() -> closeQuietly(body));
            if (!events) {
                return reading.whole(new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
            new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))
                    .lines()
                    .forEach(reading::line);
            return reading.streamed(impatience.lost);
        } catch (IOException | UncheckedIOException brokenOff) {
            return reading.streamed(impatience.lost);
        }
    }

    private static void closeQuietly(InputStream body) {
        try {
            body.close();
        } catch (IOException gone) {
            return;
        }
    }

    private Impatience impatience(Order order, Runnable hangUp) {
        Duration after = order.hangUpAfter();
        return new Impatience(hangUp, after == null ? WHOLE_MAX : after, after != null);
    }

    /** Hangs up when the time has come; when nobody wanted that, the answer counts as broken. */
    private final class Impatience {

        private final boolean wanted;
        private final Future<?> timer;
        private volatile Runnable hangUp;
        private volatile boolean lost;

        private Impatience(Runnable hangUp, Duration after, boolean wanted) {
            this.hangUp = hangUp;
            this.wanted = wanted;
            this.timer = patience.schedule(this::lose, after.toMillis(), TimeUnit.MILLISECONDS);
        }

        private void lose() {
            lost = wanted;
            hangUp.run();
        }

        private void instead(Runnable other) {
            hangUp = other;
        }

        private void end() {
            timer.cancel(false);
        }
    }

    @Override
    public void close() {
        patience.shutdownNow();
        http.shutdownNow();
    }
}
