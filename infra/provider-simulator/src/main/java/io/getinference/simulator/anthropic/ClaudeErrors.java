package io.getinference.simulator.anthropic;

import io.getinference.simulator.fault.Fault;
import io.getinference.simulator.http.HttpAnswer;
import io.getinference.simulator.json.Json;

import tools.jackson.databind.node.ObjectNode;

import java.util.Map;

/** Anthropic's errors, in its words. */
final class ClaudeErrors {
    private ClaudeErrors() {}

    /**
     * What is wrong with a request.
     *
     * @param code the stable name that some refusals have; empty for the rest
     */
    record Refusal(int status, String type, String message, String code) {
        Refusal(int status, String type, String message) {
            this(status, type, message, "");
        }

        static Refusal invalid(String message) {
            return new Refusal(400, "invalid_request_error", message);
        }

        static Refusal unknownModel(String name) {
            return new Refusal(404, "not_found_error", "model: " + name);
        }
    }

    static HttpAnswer answer(Refusal refusal, String requestId) {
        if (refusal.status() == 413) {
            // The CDN answers this one, before the API sees the request.
            return page(413, "<html><body><h1>413 Request Entity Too Large</h1></body></html>\n");
        }
        return HttpAnswer.json(refusal.status(), Json.write(body(refusal, requestId)))
                .with("request-id", requestId)
                .with("x-should-retry", String.valueOf(retried(refusal.status())));
    }

    /** The answer of an API in trouble. */
    static HttpAnswer failure(Fault.Status fault, String requestId) {
        if (fault.status() == 502) {
            return page(502, "<html><body><h1>502 Bad Gateway</h1></body></html>\n");
        }
        Fault.Hints hints = fault.hints();
        Refusal usual = ofStatus(fault.status());
        Refusal refusal =
                hints.message() == null
                        ? SpendLimits.worded(usual, hints.errorCode())
                        : new Refusal(usual.status(), usual.type(), hints.message());
        ObjectNode body = body(refusal, requestId);
        if (hints.errorCode() != null) {
            ObjectNode details = Json.object().put("error_code", hints.errorCode());
            ((ObjectNode) body.path("error")).set("details", details);
        }
        boolean retried =
                hints.shouldRetry() == null ? retried(fault.status()) : hints.shouldRetry();
        HttpAnswer answer =
                HttpAnswer.json(fault.status(), Json.write(body))
                        .with("request-id", requestId)
                        .with("x-should-retry", String.valueOf(retried));
        int seconds = fault.retryAfterSeconds();
        return seconds == 0 ? answer : answer.with("retry-after", Integer.toString(seconds));
    }

    static String event(int status, String requestId) {
        return "event: error\ndata: " + Json.write(body(ofStatus(status), requestId)) + "\n\n";
    }

    private static ObjectNode body(Refusal refusal, String requestId) {
        ObjectNode error =
                Json.object().put("type", refusal.type()).put("message", refusal.message());
        if (!refusal.code().isEmpty()) {
            error.set("details", Json.object().put("error_code", refusal.code()));
        }
        ObjectNode body = Json.object().put("type", "error");
        body.set("error", error);
        return body.put("request_id", requestId);
    }

    private static Refusal ofStatus(int status) {
        return switch (status) {
            case 401 -> new Refusal(401, "authentication_error", "invalid x-api-key");
            case 402 -> new Refusal(402, "billing_error", "Your credit balance is too low");
            case 403 -> new Refusal(403, "permission_error", "Request not allowed");
            case 404 -> new Refusal(404, "not_found_error", "Not Found");
            case 408 -> new Refusal(408, "timeout_error", "Request timed out");
            case 409 -> new Refusal(409, "conflict_error", "Conflict");
            case 413 -> new Refusal(413, "request_too_large", "Request exceeds the maximum size");
            case 429 ->
                    new Refusal(
                            429,
                            "rate_limit_error",
                            "This request would exceed your organization's rate limit");
            case 500 -> new Refusal(500, "api_error", "Internal server error");
            case 503 -> new Refusal(503, "api_error", "Service unavailable");
            case 504 -> new Refusal(504, "timeout_error", "Request timed out");
            case 529 -> new Refusal(529, "overloaded_error", "Overloaded");
            default ->
                    status < 500
                            ? new Refusal(status, "invalid_request_error", "Bad request")
                            : new Refusal(status, "api_error", "Internal server error");
        };
    }

    private static boolean retried(int status) {
        return status == 408 || status == 409 || status == 429 || status >= 500;
    }

    private static HttpAnswer page(int status, String html) {
        return new HttpAnswer(status, Map.of("content-type", "text/html"), html);
    }
}
