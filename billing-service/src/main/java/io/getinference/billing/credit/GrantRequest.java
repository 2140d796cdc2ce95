package io.getinference.billing.credit;

import io.getinference.common.event.GrantKind;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * What somebody asks to be granted.
 *
 * @param amount above zero
 * @param priority lower numbers burn first
 * @param expiresAt when what is left is gone; null for never
 */
record GrantRequest(Money amount, GrantKind kind, int priority, @Nullable Instant expiresAt) {

    GrantRequest {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("a grant is above zero");
        }
    }

    /**
     * Equal for bodies that ask for the same, however they are written: {@code 5.0} and {@code
     * 5.00} are no two wishes.
     */
    String hash() {
        String lasting = amount.nanos() + "|" + kind + "|" + priority;
        String canonical = expiresAt == null ? lasting : lasting + "|" + expiresAt;
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
