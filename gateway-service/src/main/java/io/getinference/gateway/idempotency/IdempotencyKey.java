package io.getinference.gateway.idempotency;

import java.util.regex.Pattern;

/**
 * What a caller names a request by, so that it can be sent again.
 *
 * @param header 1 to 255 visible ASCII characters
 */
public record IdempotencyKey(String header) {

    private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,255}");

    public IdempotencyKey {
        if (!VISIBLE.matcher(header).matches()) {
            throw new IllegalArgumentException("1 to 255 visible ASCII characters");
        }
    }
}
