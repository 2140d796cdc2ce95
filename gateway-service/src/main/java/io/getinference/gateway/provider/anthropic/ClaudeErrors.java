package io.getinference.gateway.provider.anthropic;

import io.getinference.gateway.provider.ProviderFailure.OurFault;
import io.getinference.gateway.provider.ProviderFailure.Reason;
import io.getinference.gateway.provider.ProviderFailure.Unavailable;
import io.getinference.gateway.provider.upstream.ErrorReader;
import io.getinference.gateway.provider.upstream.Refusals;
import io.getinference.gateway.provider.upstream.RetryAfter;
import io.getinference.gateway.provider.upstream.UpstreamError;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Why Claude gives no answer. */
final class ClaudeErrors implements ErrorReader {

    /** In the code of a refusal: it is our account that is refused. */
    private static final List<String> ABOUT_US = List.of("spend_limit", "on_hold", "billing");

    /**
     * The same, at the beginning of a message without a code. Further on it may quote the caller,
     * who must not be able to close a model to everyone by the name of a tool.
     */
    private static final Pattern ABOUT_US_SAID =
            Pattern.compile(
                    "^(your credit balance|(your|this) organization is on hold"
                            + "|you have reached your specified|this request would exceed [a-z' ]{0,40}spend limit)");

    /** In the message of a refusal: the prompt, alone or with the answer, is too long. */
    private static final List<String> TOO_LONG =
            List.of("prompt is too long", "exceed context limit", "context window");

    @Override
    public Reason reason(UpstreamError error) {
        return switch (status(error)) {
            case 413 -> Refusals.TOO_LARGE;
            case 429 -> isAboutUs(error) ? new OurFault() : RetryAfter.clamped(error.retryAfter());
            case 400, 422 -> badRequest(error);
            case 401, 402, 403, 404 -> error.isOfTheApi() ? new OurFault() : new Unavailable();
            default -> new Unavailable();
        };
    }

    private static Reason badRequest(UpstreamError error) {
        if (!error.isOfTheApi()) {
            return new Unavailable();
        }
        if (TOO_LONG.stream().anyMatch(message(error)::contains)) {
            return Refusals.CONTEXT_TOO_LONG;
        }
        return isAboutUs(error) ? new OurFault() : Refusals.NOT_ACCEPTED;
    }

    /** The status; of an error inside a stream, the one that its type would have had. */
    private static int status(UpstreamError error) {
        if (error.status() != 200) {
            return error.status();
        }
        return switch (error.text("type")) {
            case "invalid_request_error" -> 400;
            case "authentication_error" -> 401;
            case "billing_error" -> 402;
            case "permission_error" -> 403;
            case "not_found_error" -> 404;
            case "request_too_large" -> 413;
            case "rate_limit_error" -> 429;
            default -> 500;
        };
    }

    private static boolean isAboutUs(UpstreamError error) {
        String code = error.error().path("details").path("error_code").stringValue("");
        return ABOUT_US.stream().anyMatch(code::contains)
                || ABOUT_US_SAID.matcher(message(error)).find();
    }

    private static String message(UpstreamError error) {
        return error.text("message").toLowerCase(Locale.ROOT);
    }
}
