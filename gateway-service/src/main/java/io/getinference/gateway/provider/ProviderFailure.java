package io.getinference.gateway.provider;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * A provider did not give an answer. What happened is for the log; the caller is told what the
 * reason says.
 */
public final class ProviderFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    public ProviderFailure(Reason reason, String detail, @Nullable Throwable cause) {
        super(reason + ": " + detail, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Why, as far as it decides what the caller sees. */
    public sealed interface Reason {}

    /**
     * The request cannot be answered as it is: the caller's to mend.
     *
     * @param code OpenAI's error code
     * @param param the field at fault, or null where no single one is
     * @param message for the caller; names no account, key or upstream model of ours
     */
    public record Refused(String code, @Nullable String param, String message) implements Reason {}

    /**
     * Too many requests to the provider.
     *
     * @param retryAfter when to try again, from 1 to 60 seconds
     * @param said whether that is the provider's word; else it is a guess of ours
     */
    public record RateLimited(Duration retryAfter, boolean said) implements Reason {

        /** The provider said when. */
        public RateLimited(Duration retryAfter) {
            this(retryAfter, true);
        }
    }

    /**
     * Our own standing with the provider: key, permission, billing, a model that is gone. An alarm,
     * not the caller's.
     */
    public record OurFault() implements Reason {}

    /**
     * The provider is down, overloaded or silent before the answer began; trying again may help.
     *
     * @param undone whether it is certain that the provider did not begin, so that nobody pays
     *     twice if it is asked again
     * @param notBefore when the provider wants to be asked again; zero if it did not say
     */
    public record Unavailable(boolean undone, Duration notBefore) implements Reason {

        /** Nobody knows what the provider did. */
        public Unavailable() {
            this(false, Duration.ZERO);
        }
    }

    /**
     * The provider has failed so often lately that it is not asked at the moment.
     *
     * @param retryAfter when it is asked again
     */
    public record Paused(Duration retryAfter) implements Reason {}

    /** The answer had begun and broke off. */
    public record Interrupted() implements Reason {}
}
