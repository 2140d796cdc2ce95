package io.getinference.metering.owner;

import io.getinference.common.access.PlatformToken;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks over HTTP, with the platform token. */
final class HttpInstances implements OtherInstances, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpInstances.class);

    private final HttpClient http;
    private final PlatformToken token;
    private final OwnerSettings settings;
    private final Semaphore places;

    HttpInstances(PlatformToken token, OwnerSettings settings) {
        this.token = token;
        this.settings = settings;
        this.places = new Semaphore(settings.asksMax());
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(settings.connectMax())
                        .build();
    }

    @Override
    public @Nullable OwnerAnswer ask(URI question, Duration wait) throws InterruptedException {
        if (!places.tryAcquire()) {
            return null;
        }
        try {
            return answer(question, wait.plus(settings.networkMax()));
        } finally {
            places.release();
        }
    }

    /** Bounded as a whole: a request's own timeout ends with the answer's head. */
    private @Nullable OwnerAnswer answer(URI question, Duration atMost)
            throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(question)
                        .header("Authorization", token.authorization())
                        .header(OwnerInterceptor.PASSED_ON, "1")
                        .build();
        CompletableFuture<HttpResponse<byte[]>> response =
                http.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            return answer(response.get(atMost.toNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("the owner at {} does not answer", question.getAuthority(), e);
            return null;
        } finally {
            response.cancel(true);
        }
    }

    private static OwnerAnswer answer(HttpResponse<byte[]> response) {
        return new OwnerAnswer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(null),
                response.headers().firstValue("Retry-After").orElse(null),
                response.body());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
