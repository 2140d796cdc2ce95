package io.getinference.gateway.completion;

import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.ProviderFailure.Reason;

import jakarta.servlet.http.HttpServletResponse;

/**
 * Tells official clients whether to send a request that failed once more; they obey this before
 * they look at the status. A stream that has begun cannot say it any more.
 */
final class ShouldRetry {

    private static final String HEADER = "x-should-retry";

    private ShouldRetry() {}

    static void say(HttpServletResponse response, Reason reason) {
        switch (reason) {
            case ProviderFailure.Unavailable unavailable -> response.setHeader(HEADER, "true");
            case ProviderFailure.Interrupted interrupted -> response.setHeader(HEADER, "true");
            case ProviderFailure.OurFault fault -> response.setHeader(HEADER, "false");
            case ProviderFailure.Refused refused -> response.setHeader(HEADER, "false");
            case ProviderFailure.RateLimited limited -> response.setHeader(HEADER, "true");
            case ProviderFailure.Paused paused -> response.setHeader(HEADER, "true");
        }
    }
}
