package io.getinference.simulator.gemini;

import static java.util.stream.Collectors.joining;

import io.getinference.simulator.fault.Fault;
import io.getinference.simulator.http.HttpAnswer;
import io.getinference.simulator.json.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;

/** Google's errors, in its words. */
final class GeminiErrors {
    private static final String TYPES = "type.googleapis.com/google.rpc.";
    private static final String QUOTA_ID = "GenerateRequestsPerMinutePerProjectPerModel";

    private GeminiErrors() {}

    /** What is wrong with a request; {@code details} may be empty. */
    record Refusal(int code, String status, String message, ArrayNode details) {
        static Refusal invalid(String message) {
            return new Refusal(400, "INVALID_ARGUMENT", message, Json.array());
        }

        static Refusal notJson(String message) {
            return badFields(List.of(new RequestReader.Violation("", message)));
        }

        /** All that does not fit the messages, in one text and in the details. */
        static Refusal badFields(List<RequestReader.Violation> violations) {
            ArrayNode details = Json.array();
            ArrayNode list = Json.array();
            for (RequestReader.Violation violation : violations) {
                ObjectNode told = list.addObject();
                if (!violation.field().isEmpty()) {
                    told.put("field", violation.field());
                }
                told.put("description", violation.description());
            }
            detail(details, "BadRequest").set("fieldViolations", list);
            String message =
                    violations.stream()
                            .map(RequestReader.Violation::description)
                            .collect(joining("\n"));
            return new Refusal(400, "INVALID_ARGUMENT", message, details);
        }

        static Refusal forbidden(String message) {
            return new Refusal(403, "PERMISSION_DENIED", message, Json.array());
        }

        static Refusal unknownModel(String model, String apiVersion, String method) {
            return new Refusal(
                    404,
                    "NOT_FOUND",
                    ("models/%s is not found for API version %s, or is not supported for %s. Call"
                                    + " ListModels to see the list of available models and their"
                                    + " supported methods.")
                            .formatted(model, apiVersion, method),
                    Json.array());
        }

        Refusal saying(@Nullable String otherMessage) {
            return otherMessage == null ? this : new Refusal(code, status, otherMessage, details);
        }

        static Refusal noKey() {
            return new Refusal(
                    403,
                    "PERMISSION_DENIED",
                    "Method doesn't allow unregistered callers (callers without established"
                            + " identity). Please use API Key or other form of API consumer"
                            + " identity to call this API.",
                    Json.array());
        }

        static Refusal badKey() {
            ArrayNode details = Json.array();
            ObjectNode info = detail(details, "ErrorInfo");
            info.put("reason", "API_KEY_INVALID").put("domain", "googleapis.com");
            info.set("metadata", Json.object().put("service", "generativelanguage.googleapis.com"));
            return new Refusal(
                    400,
                    "INVALID_ARGUMENT",
                    "API key not valid. Please pass a valid API key.",
                    details);
        }
    }

    /** An error answer; one to a call with {@code alt=sse} says that it is an event stream. */
    static HttpAnswer answer(Refusal refusal, GeminiWire wire) {
        ObjectNode body = body(refusal);
        String text = Json.writePretty(body) + "\n";
        if (wire.sse() && wire.prefixesErrors()) {
            text = "data: " + Json.write(body) + wire.blankLine();
        }
        return new HttpAnswer(refusal.code(), Map.of("content-type", wire.contentType()), text);
    }

    static HttpAnswer failure(Fault.Status fault, GeminiWire wire) {
        if (fault.status() == 502) {
            return new HttpAnswer(
                    502,
                    Map.of("content-type", "text/html; charset=UTF-8"),
                    "<html><head><title>502 Server Error</title></head></html>\n");
        }
        Refusal refusal = ofStatus(fault.status()).saying(fault.hints().message());
        if (fault.status() == 429) {
            quota(refusal.details(), fault.hints().errorCode());
        }
        if (fault.retryAfterSeconds() > 0) {
            detail(refusal.details(), "RetryInfo")
                    .put("retryDelay", fault.retryAfterSeconds() + "s");
        }
        return answer(refusal, wire);
    }

    static String json(int status) {
        return Json.write(body(ofStatus(status)));
    }

    private static void quota(ArrayNode details, @Nullable String quotaId) {
        ArrayNode violations = Json.array();
        violations
                .addObject()
                .put("quotaMetric", "generativelanguage.googleapis.com/generate_content_requests")
                .put("quotaId", quotaId == null ? QUOTA_ID : quotaId);
        detail(details, "QuotaFailure").set("violations", violations);
        ArrayNode links = Json.array();
        links.addObject()
                .put("description", "Learn more about Gemini API quotas")
                .put("url", "https://ai.google.dev/gemini-api/docs/rate-limits");
        detail(details, "Help").set("links", links);
    }

    private static ObjectNode detail(ArrayNode details, String type) {
        return details.addObject().put("@type", TYPES + type);
    }

    private static ObjectNode body(Refusal refusal) {
        ObjectNode error =
                Json.object()
                        .put("code", refusal.code())
                        .put("message", refusal.message())
                        .put("status", refusal.status());
        if (!refusal.details().isEmpty()) {
            error.set("details", refusal.details());
        }
        ObjectNode body = Json.object();
        body.set("error", error);
        return body;
    }

    private static Refusal ofStatus(int status) {
        String name =
                switch (status) {
                    case 400 -> "INVALID_ARGUMENT";
                    case 401 -> "UNAUTHENTICATED";
                    case 403 -> "PERMISSION_DENIED";
                    case 404 -> "NOT_FOUND";
                    case 409 -> "ABORTED";
                    case 429 -> "RESOURCE_EXHAUSTED";
                    case 499 -> "CANCELLED";
                    case 500 -> "INTERNAL";
                    case 503 -> "UNAVAILABLE";
                    case 504 -> "DEADLINE_EXCEEDED";
                    default -> "UNKNOWN";
                };
        String message =
                switch (status) {
                    case 429 -> "You exceeded your current quota. Please retry later.";
                    case 500 -> "An internal error has occurred. Please retry.";
                    case 503 -> "The model is overloaded. Please try again later.";
                    case 504 -> "The request timed out. Please try again.";
                    default -> "The request failed.";
                };
        return new Refusal(status, name, message, Json.array());
    }
}
