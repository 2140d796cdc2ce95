package io.getinference.gateway.provider.upstream;

import io.getinference.gateway.provider.AnswerStream;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.ProviderFailure.Unavailable;

import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** A provider's API over HTTP: one POST at a time, each called once and never again by itself. */
public final class Upstream implements AutoCloseable {

    private static final int STATUS_OK = 200;

    private final ProviderSettings settings;
    private final ErrorReader errors;
    private final CloseableHttpClient client;
    private final ScheduledThreadPoolExecutor timer;

    public Upstream(ProviderSettings settings, ErrorReader errors) {
        this.settings = settings;
        this.errors = errors;
        this.client = Clients.client(settings);
        this.timer =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("provider-watch").factory());
        this.timer.setRemoveOnCancelPolicy(true);
    }

    /** The time that a request has from now on. */
    public Deadline deadline() {
        return Deadline.in(settings.totalMax());
    }

    /**
     * Calls, and waits for the answer to begin: with its first event, not its head, because a
     * provider that is overloaded may say so there.
     */
    public AnswerStream stream(Call call, Deadline deadline, AnswerReader reader)
            throws ProviderFailure {
        Exchange exchange = open(call, deadline);
        boolean begun = false;
        try {
            if (!exchange.isStream()) {
                throw refused(call, exchange, exchange.errorBody());
            }
            EventReader events =
                    new EventReader(exchange.body(settings.silenceMax()), settings.eventBytesMax());
            StreamedAnswer answer = new StreamedAnswer(exchange, events, reader, deadline);
            answer.begin(first(call, exchange, events));
            begun = true;
            return answer;
        } finally {
            if (!begun) {
                exchange.close();
            }
        }
    }

    /** Calls, and gives the whole of a short answer. */
    public String fetch(Call call, Deadline deadline) throws ProviderFailure {
        try (Exchange exchange = open(call, deadline)) {
            return exchange.shortBody();
        } catch (IOException e) {
            throw unavailable(call + ": the connection broke", e);
        }
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
        timer.shutdownNow();
    }

    private JsonNode first(Call call, Exchange exchange, EventReader events)
            throws ProviderFailure {
        @Nullable String event;
        try {
            event = events.next();
        } catch (IOException e) {
            throw unavailable(call + ": no answer began", e);
        }
        if (event == null) {
            throw unavailable(call + ": an empty answer", null);
        }
        JsonNode said = parsed(call, event);
        if (UpstreamError.errorIn(said).isObject()) {
            throw refused(call, exchange, event);
        }
        return said;
    }

    private static JsonNode parsed(Call call, String event) throws ProviderFailure {
        try {
            return StreamedAnswer.parsed(event);
        } catch (ProviderFailure e) {
            throw unavailable(call + ": the answer began with what is no JSON", e);
        }
    }

    private Exchange open(Call call, Deadline deadline) throws ProviderFailure {
        if (deadline.hasPassed()) {
            throw unavailable(call + ": its deadline passed before it was sent", null);
        }
        HttpPost request = request(call);
        Watch watch = new Watch(timer, deadline, request::cancel);
        watch.allow(settings.firstByteMax());
        Exchange exchange = open(call, request, watch);
        if (exchange.status() == STATUS_OK) {
            return exchange;
        }
        try (exchange) {
            throw refused(call, exchange, exchange.errorBody());
        }
    }

    private Exchange open(Call call, HttpPost request, Watch watch) throws ProviderFailure {
        boolean opened = false;
        try {
            URI url = settings.baseUrl();
            ClassicHttpResponse response =
                    client.executeOpen(
                            new HttpHost(url.getScheme(), url.getHost(), url.getPort()),
                            request,
                            HttpClientContext.create());
            Exchange exchange = new Exchange(request, response, watch);
            opened = true;
            return exchange;
        } catch (IOException e) {
            throw unavailable(call + ": no response", e);
        } finally {
            if (!opened) {
                watch.close();
            }
        }
    }

    private HttpPost request(Call call) {
        String base = settings.baseUrl().toString();
        String root = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        HttpPost request = new HttpPost(URI.create(root + call.path()));
        call.headers().forEach(request::setHeader);
        request.setHeader("x-getinference-request", call.request().value());
        request.setEntity(
                new ByteArrayEntity(
                        call.body().getBytes(StandardCharsets.UTF_8),
                        ContentType.APPLICATION_JSON));
        return request;
    }

    private ProviderFailure refused(Call call, Exchange exchange, String body) {
        UpstreamError error =
                UpstreamError.of(
                        exchange.status(),
                        body,
                        RetryAfter.header(exchange.header("retry-after"), exchange.header("date")));
        // The message stays out of the log: it may quote the caller's words.
        String detail =
                "%s: %d %s%s, their request %s"
                        .formatted(
                                call,
                                error.status(),
                                error.text("type"),
                                error.text("status"),
                                exchange.header("request-id"));
        return new ProviderFailure(errors.reason(error), detail, null);
    }

    private static ProviderFailure unavailable(String detail, @Nullable Throwable cause) {
        return new ProviderFailure(new Unavailable(), detail, cause);
    }
}
