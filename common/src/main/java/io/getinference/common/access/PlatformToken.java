package io.getinference.common.access;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The one secret that administrators and services call each other with.
 *
 * @param value at least 16 characters, so that nobody runs with a toy
 */
public record PlatformToken(String value) {

    private static final int LENGTH_MIN = 16;
    private static final String SCHEME = "Bearer ";

    public PlatformToken {
        if (value.length() < LENGTH_MIN) {
            throw new IllegalArgumentException(
                    "the platform token needs at least " + LENGTH_MIN + " characters");
        }
    }

    /** The value of an {@code Authorization} header that presents it. */
    public String authorization() {
        return SCHEME + value;
    }

    /**
     * Whether an {@code Authorization} header presents it; takes the same time wherever it differs.
     */
    public boolean isPresentedBy(@Nullable String authorization) {
        return authorization != null
                && MessageDigest.isEqual(
                        authorization().getBytes(StandardCharsets.UTF_8),
                        authorization.getBytes(StandardCharsets.UTF_8));
    }

    /** Never the secret: records end up in logs. */
    @Override
    public String toString() {
        return "PlatformToken[hidden]";
    }
}
