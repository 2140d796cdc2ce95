package io.getinference.billing.credit;

import java.util.regex.Pattern;

/**
 * The caller's name for one request, so that asking again does not grant again.
 *
 * @param value 1 to 200 visible ASCII characters
 */
record IdempotencyKey(String value) {

    private static final Pattern FORM = Pattern.compile("[!-~]{1,200}");

    IdempotencyKey {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("1 to 200 visible ASCII characters");
        }
    }
}
