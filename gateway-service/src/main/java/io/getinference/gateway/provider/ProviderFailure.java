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
     */
    public record RateLimited(Duration retryAfter) implements Reason {}

    /**
     * Our own standing with the provider: key, permission, billing, a model that is gone. An alarm,
     * not the caller's.
     */
    public record OurFault() implements Reason {}

    /**
     * The provider is down, overloaded or silent before the answer began; trying again may help.
     */
    public record Unavailable() implements Reason {}

    /** The answer had begun and broke off. */
    public record Interrupted() implements Reason {}
}
