package io.getinference.account.apikey;

import com.fasterxml.jackson.annotation.JsonValue;

import io.getinference.common.event.ApiKeyHash;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * What a caller presents; shown to its owner once and kept nowhere.
 *
 * @param value {@code sk-} and 43 base64url characters
 */
record ApiKeySecret(@JsonValue String value) {

    private static final String PREFIX = "sk-";
    private static final int RANDOM_BYTES = 32;
    private static final int SHOWN_CHARACTERS = 4;

    static ApiKeySecret next(SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new ApiKeySecret(
                PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    ApiKeyHash hash() {
        return ApiKeyHash.of(value);
    }

    String lastFour() {
        return value.substring(value.length() - SHOWN_CHARACTERS);
    }

    /** Never the secret: records end up in logs. */
    @Override
    public String toString() {
        return "ApiKeySecret[hidden]";
    }
}
