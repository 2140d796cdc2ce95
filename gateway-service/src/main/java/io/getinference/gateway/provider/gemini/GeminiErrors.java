package io.getinference.gateway.provider.gemini;

import io.getinference.gateway.provider.ProviderFailure.OurFault;
import io.getinference.gateway.provider.ProviderFailure.Reason;
import io.getinference.gateway.provider.ProviderFailure.Unavailable;
import io.getinference.gateway.provider.upstream.ErrorReader;
import io.getinference.gateway.provider.upstream.Refusals;
import io.getinference.gateway.provider.upstream.RetryAfter;
import io.getinference.gateway.provider.upstream.UpstreamError;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Why Gemini gives no answer. */
final class GeminiErrors implements ErrorReader {

    private static final String TYPE = "@type";
    private static final Pattern TOO_LONG =
            Pattern.compile("token count.{0,60}exceeds|exceeds the maximum number of tokens");

    /** Limits that no wait of a minute lifts. */
    private static final Pattern LASTING = Pattern.compile("perday|spend|billing");

    @Override
    public Reason reason(UpstreamError error) {
        return switch (status(error)) {
            case 413 -> Refusals.TOO_LARGE;
            case 429 -> tooMany(error);
            case 400 -> badRequest(error);
            case 401, 402, 403, 404 -> error.isOfTheApi() ? new OurFault() : new Unavailable();
            default -> new Unavailable();
        };
    }

    private static Reason badRequest(UpstreamError error) {
        if (!error.isOfTheApi()) {
            return new Unavailable();
        }
        if (TOO_LONG.matcher(message(error)).find()) {
            return Refusals.CONTEXT_TOO_LONG;
        }
        return isAboutUs(error) ? new OurFault() : Refusals.NOT_ACCEPTED;
    }

    /** A bad key comes as a 400, and so does billing that is off. */
    private static boolean isAboutUs(UpstreamError error) {
        return error.text("status").equals("FAILED_PRECONDITION")
                || details(error)
                        .map(detail -> detail.path("reason").stringValue(""))
                        .anyMatch(reason -> reason.startsWith("API_KEY"))
                || message(error).startsWith("api key");
    }

    private static Reason tooMany(UpstreamError error) {
        boolean lasting =
                details(error)
                        .flatMap(detail -> detail.path("violations").valueStream())
                        .map(violation -> violation.path("quotaId").stringValue(""))
                        .anyMatch(id -> LASTING.matcher(id.toLowerCase(Locale.ROOT)).find());
        if (lasting) {
            return new OurFault();
        }
        Duration asked = retryDelay(error);
        return RetryAfter.clamped(asked == null ? error.retryAfter() : asked);
    }

    /** Google says when in the body; {@code 34s}, with a fraction or without. */
    private static @Nullable Duration retryDelay(UpstreamError error) {
        return details(error)
                .filter(detail -> detail.path(TYPE).stringValue("").endsWith("RetryInfo"))
                .map(detail -> detail.path("retryDelay").stringValue(""))
                .filter(delay -> delay.endsWith("s"))
                .map(delay -> RetryAfter.seconds(delay.substring(0, delay.length() - 1)))
                .findFirst()
                .orElse(null);
    }

    private static Stream<JsonNode> details(UpstreamError error) {
        return error.error().path("details").valueStream();
    }

    private static String message(UpstreamError error) {
        return error.text("message").toLowerCase(Locale.ROOT);
    }

    /** The status; of an error inside a stream, the one that it names. */
    private static int status(UpstreamError error) {
        return error.status() == 200 ? error.error().path("code").asInt(500) : error.status();
    }
}
