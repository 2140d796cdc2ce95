package io.getinference.gateway.attempt;

import io.getinference.gateway.provider.ProviderFailure.Interrupted;
import io.getinference.gateway.provider.ProviderFailure.OurFault;
import io.getinference.gateway.provider.ProviderFailure.Paused;
import io.getinference.gateway.provider.ProviderFailure.RateLimited;
import io.getinference.gateway.provider.ProviderFailure.Reason;
import io.getinference.gateway.provider.ProviderFailure.Refused;
import io.getinference.gateway.provider.ProviderFailure.Unavailable;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Whether a failed attempt is repeated, and after how long. Pure but for its dice. */
record Backoff(RetrySettings settings, RandomGenerator dice) {

    /**
     * The wait before the next attempt, or null if there is none.
     *
     * @param retries how many there have been
     * @param spent since the first attempt
     */
    @Nullable Duration after(Reason reason, int retries, Duration spent) {
        Duration asked = asked(reason);
        if (asked == null || retries >= settings.timesMax()) {
            return null;
        }
        Duration own = jittered(retries);
        Duration wait = asked.compareTo(own) > 0 ? asked : own;
        boolean isShort = wait.compareTo(settings.waitMax()) <= 0;
        return isShort && spent.plus(wait).compareTo(settings.totalMax()) <= 0 ? wait : null;
    }

    /** What the provider asks for; null if to ask again is no use, or might be paid twice. */
    private static @Nullable Duration asked(Reason reason) {
        return switch (reason) {
            case Unavailable unavailable -> unavailable.undone() ? unavailable.notBefore() : null;
            case RateLimited limited -> limited.said() ? limited.retryAfter() : Duration.ZERO;
            case OurFault fault -> null;
            case Refused refused -> null;
            case Interrupted interrupted -> null;
            case Paused paused -> null;
        };
    }

    private Duration jittered(int retries) {
        Duration doubled = settings.backoffFirst().multipliedBy(1L << retries);
        Duration most = doubled.compareTo(settings.waitMax()) > 0 ? settings.waitMax() : doubled;
        long nanos = most.toNanos();
        return Duration.ofNanos(nanos - dice.nextLong(nanos / 2 + 1));
    }
}
