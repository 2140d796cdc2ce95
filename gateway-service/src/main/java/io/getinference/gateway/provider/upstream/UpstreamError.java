package io.getinference.gateway.provider.upstream;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.time.Duration;

/**
 * What came instead of an answer. It is read by its content: Gemini serves errors as {@code
 * text/event-stream}, some hops wrap them into an array, and a CDN in between says it in HTML.
 *
 * @param status of HTTP; 200 if the error came inside a stream
 * @param error the object that both providers name {@code error}; missing if the body has none
 * @param retryAfter what the header of that name asks for
 */
public record UpstreamError(int status, JsonNode error, @Nullable Duration retryAfter) {

    /** Reads a body that may be anything. */
    public static UpstreamError of(int status, String body, @Nullable Duration retryAfter) {
        return new UpstreamError(status, errorIn(parse(body)), retryAfter);
    }

    /** The error in an event or a body; missing if it is none. */
    public static JsonNode errorIn(JsonNode said) {
        JsonNode one = said.isArray() ? said.path(0) : said;
        JsonNode error = one.path("error");
        return error.isObject() ? error : JsonNodeFactory.instance.missingNode();
    }

    /** Whether the provider's API said it, rather than something in between. */
    public boolean isOfTheApi() {
        return error.isObject();
    }

    /** A text of the error object; empty if it has none of that name. */
    public String text(String name) {
        return error.path(name).stringValue("");
    }

    private static JsonNode parse(String body) {
        String json = body.strip();
        if (json.startsWith("data:")) {
            json = json.substring("data:".length());
        }
        try {
            return Json.MAPPER.readTree(json);
        } catch (JacksonException e) {
            return JsonNodeFactory.instance.missingNode();
        }
    }
}
