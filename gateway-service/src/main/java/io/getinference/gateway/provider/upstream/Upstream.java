package io.getinference.gateway.provider.upstream;

import io.getinference.gateway.provider.AnswerStream;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.ProviderFailure.Reason;
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
import java.time.Duration;
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
        OpenCall open = open(call, deadline, settings.firstByteMax());
        boolean begun = false;
        try {
            if (!open.isStream()) {
                throw refused(call, open, open.errorBody());
            }
            EventReader events =
                    new EventReader(open.body(settings.silenceMax()), settings.eventBytesMax());
            StreamedAnswer answer = new StreamedAnswer(open, events, reader, deadline);
            answer.begin(first(call, open, events));
            begun = true;
            return answer;
        } finally {
            if (!begun) {
                open.close();
            }
        }
    }

    /** Calls, and gives the whole of a short answer. */
    public String fetch(Call call, Deadline deadline) throws ProviderFailure {
        try (OpenCall open = open(call, deadline, settings.countMax())) {
            return open.shortBody();
        } catch (IOException e) {
            throw unavailable(call + ": the connection broke", e);
        }
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
        timer.shutdownNow();
    }

    private JsonNode first(Call call, OpenCall open, EventReader events) throws ProviderFailure {
        @Nullable String event;
        try {
            event = events.next();
        } catch (IOException e) {
            throw unavailable(call + ": no answer began", e);
        }
        if (event == null) {
            throw refused(call, open, events.bare());
        }
        JsonNode said = parsed(call, event);
        if (UpstreamError.errorIn(said).isObject()) {
            throw refused(call, open, event);
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

    private OpenCall open(Call call, Deadline deadline, Duration begunMax) throws ProviderFailure {
        if (deadline.hasPassed()) {
            throw unavailable(call + ": its deadline passed before it was sent", null);
        }
        HttpPost request = request(call);
        Watch watch = new Watch(timer, deadline, request::cancel);
        watch.allow(begunMax);
        OpenCall open = open(call, request, watch);
        if (open.status() == STATUS_OK) {
            return open;
        }
        try (open) {
            throw refused(call, open, open.errorBody());
        }
    }

    private OpenCall open(Call call, HttpPost request, Watch watch) throws ProviderFailure {
        boolean opened = false;
        try {
            URI url = settings.baseUrl();
            ClassicHttpResponse response =
                    client.executeOpen(
                            new HttpHost(url.getScheme(), url.getHost(), url.getPort()),
                            request,
                            HttpClientContext.create());
            OpenCall open = new OpenCall(request, response, watch);
            opened = true;
            return open;
        } catch (IOException e) {
            throw new ProviderFailure(
                    new Unavailable(Unsent.is(e), Duration.ZERO), call + ": no response", e);
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

    private ProviderFailure refused(Call call, OpenCall open, String body) {
        UpstreamError error =
                UpstreamError.of(
                        open.status(),
                        body,
                        RetryAfter.header(open.header("retry-after"), open.header("date")));
        // The message stays out of the log: it may quote the caller's words.
        String detail =
                "%s: %d %s%s, their request %s"
                        .formatted(
                                call,
                                error.status(),
                                error.text("type"),
                                error.text("status"),
                                open.header("request-id"));
        return new ProviderFailure(reason(error, open.header("x-should-retry")), detail, null);
    }

    /**
     * Where the API itself says that it failed before the answer began, it did not begin; a page of
     * something in between does not know.
     */
    private Reason reason(UpstreamError error, @Nullable String shouldRetry) {
        Reason reason = errors.reason(error);
        boolean again = error.isOfTheApi() && !"false".equals(shouldRetry);
        if (reason instanceof Unavailable && again) {
            Duration asked = error.retryAfter();
            return new Unavailable(true, asked == null ? Duration.ZERO : asked);
        }
        return reason;
    }

    private static ProviderFailure unavailable(String detail, @Nullable Throwable cause) {
        return new ProviderFailure(new Unavailable(), detail, cause);
    }
}
