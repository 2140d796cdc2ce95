package io.getinference.billing.credit;

import java.util.regex.Pattern;

/**
 * The caller's name for one request, so that asking again does not grant again.
 *
 * @param value 1 to 200 visible ASCII characters
 */
public record IdempotencyKey(String value) {

    private static final Pattern FORM = Pattern.compile("[!-~]{1,200}");

    public IdempotencyKey {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("1 to 200 visible ASCII characters");
        }
    }

    /** Reads the header; what cannot be one is a 400. */
    public static IdempotencyKey ofHeader(String header) {
        try {
            return new IdempotencyKey(header);
        } catch (IllegalArgumentException e) {
            throw JsonBody.bad("`Idempotency-Key` must be " + e.getMessage() + ".", e);
        }
    }
}
