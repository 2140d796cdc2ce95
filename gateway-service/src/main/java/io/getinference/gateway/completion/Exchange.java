package io.getinference.gateway.completion;

import io.getinference.common.address.Address;
import io.getinference.common.id.RequestId;
import io.getinference.gateway.idempotency.IdempotencyKey;
import io.getinference.gateway.openai.ApiError;
import io.getinference.gateway.openai.RefusedException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** One HTTP request of the public API and its response. */
public final class Exchange {

    /** Names the request to its caller, in our logs, in the journal and in the ledger. */
    public static final String REQUEST_ID = "x-request-id";

    /**
     * The request's attribute in which the door leaves an {@code Optional<Address>}; without it,
     * whoever opened the connection is the caller.
     */
    public static final String ADDRESS = Exchange.class.getName() + ".address";

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final String BUDGET_MODE = "x-budget-mode";
    private static final JsonMapper JSON = new JsonMapper();
    private static final int TOO_LARGE = 413;
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;

    private final RequestId id;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private Keeping keeping = Keeping.NOTHING;

    public Exchange(HttpServletRequest request, HttpServletResponse response) {
        this.id = RequestId.next();
        this.request = request;
        this.response = response;
        response.setHeader(REQUEST_ID, id.value());
    }

    RequestId id() {
        return id;
    }

    /** The request's id, for logs. */
    @Override
    public String toString() {
        return id.value();
    }

    HttpServletResponse response() {
        return response;
    }

    /** From here on the answer is kept too. */
    void keepIn(Keeping whatKeeps) {
        keeping = whatKeeps;
    }

    Keeping keeping() {
        return keeping;
    }

    /** What names the request among its caller's, or null; not one but several is refused. */
    @Nullable IdempotencyKey idempotencyKey() {
        List<String> values = Collections.list(request.getHeaders(IDEMPOTENCY_KEY));
        if (values.isEmpty()) {
            return null;
        }
        try {
            return new IdempotencyKey(values.size() == 1 ? values.getFirst() : "");
        } catch (IllegalArgumentException e) {
            throw ApiError.field(
                            "invalid_value",
                            IDEMPOTENCY_KEY,
                            "The header `Idempotency-Key` is one of 1 to 255 visible ASCII"
                                    + " characters; a UUID is a good one.")
                    .asException();
        }
    }

    /** The value of the header, or null. */
    public @Nullable String authorization() {
        return request.getHeader("Authorization");
    }

    /** Where the call came from, or null where that cannot be told. */
    public @Nullable Address address() {
        return request.getAttribute(ADDRESS) instanceof Optional<?> told
                ? (Address) told.orElse(null)
                : Address.of(request.getRemoteAddr()).orElse(null);
    }

    /**
     * Whether the caller prefers a refusal to a smaller cap on output than it asked for; any word
     * but {@code strict} is refused.
     */
    boolean isBudgetStrict() {
        String mode = request.getHeader(BUDGET_MODE);
        if (mode != null && !mode.strip().equalsIgnoreCase("strict")) {
            throw ApiError.field(
                            "invalid_value",
                            BUDGET_MODE,
                            "The header `x-budget-mode` may be `strict`, or be left out.")
                    .asException();
        }
        return mode != null;
    }

    /** The whole body; one that is too large or no JSON by its header is refused. */
    byte[] body(DataSize max) throws IOException {
        requireJson();
        requirePlain();
        if (request.getContentLengthLong() > max.toBytes()) {
            throw tooLarge(max);
        }
        byte[] body = request.getInputStream().readNBytes(Math.toIntExact(max.toBytes()) + 1);
        if (body.length > max.toBytes()) {
            throw tooLarge(max);
        }
        return body;
    }

    /** Answers with JSON. */
    public void json(int status, Object body) throws IOException {
        json(status, JSON.writeValueAsBytes(body));
    }

    /** The whole answer, which is kept before it is told. */
    void answer(Object body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        keeping.take(bytes);
        keeping.complete();
        json(HttpServletResponse.SC_OK, bytes);
    }

    private void json(int status, byte[] bytes) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
        response.flushBuffer();
    }

    /**
     * Answers with an error in OpenAI's shape: as an event where a stream has begun, for then its
     * status is sent.
     */
    public void error(ApiError error) throws IOException {
        if (response.isCommitted()) {
            send(event(error.body()));
            return;
        }
        if (error.retryAfter() != null) {
            RetryAfter.say(response, error.retryAfter());
        }
        json(error.status(), error.body());
    }

    /** One server-sent event. */
    static String event(Object body) {
        return "data: " + JSON.writeValueAsString(body) + "\n\n";
    }

    /** Sends a piece of a stream at once. */
    void send(String text) throws IOException {
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }

    private void requireJson() {
        try {
            String type = request.getContentType();
            if (type != null && isJson(MediaType.parseMediaType(type))) {
                return;
            }
        } catch (InvalidMediaTypeException e) {
            // Not a media type at all: refused like one that is not JSON.
        }
        throw unsupported(
                "Unsupported content type. Send the body with `Content-Type: application/json`, in UTF-8.");
    }

    private static boolean isJson(MediaType type) {
        Charset charset = type.getCharset();
        return MediaType.APPLICATION_JSON.isCompatibleWith(type)
                && (charset == null
                        || charset.equals(StandardCharsets.UTF_8)
                        || charset.equals(StandardCharsets.US_ASCII));
    }

    /**
     * What is packed may be any size once unpacked; nobody packs requests to an API of this kind.
     */
    private void requirePlain() {
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw unsupported(
                    "Unsupported content encoding. Send the body as it is, without `Content-Encoding`.");
        }
    }

    private static RefusedException unsupported(String message) {
        return ApiError.invalid(UNSUPPORTED_MEDIA_TYPE, null, null, message).asException();
    }

    private static RefusedException tooLarge(DataSize max) {
        return ApiError.invalid(
                        TOO_LARGE,
                        "request_too_large",
                        null,
                        "The request body is larger than "
                                + max.toKilobytes()
                                + " KB. Send less at once.")
                .asException();
    }
}
