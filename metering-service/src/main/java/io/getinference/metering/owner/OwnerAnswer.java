package io.getinference.metering.owner;

import org.jspecify.annotations.Nullable;

/**
 * What another instance answered, passed on as it came.
 *
 * @param contentType of the body
 * @param retryAfter seconds, where the answer says so
 */
@SuppressWarnings("ArrayRecordComponent") // written out once, never compared
record OwnerAnswer(
        int status, @Nullable String contentType, @Nullable String retryAfter, byte[] body) {

    /** 503 says nothing about money; whoever has time left asks again. */
    boolean isUnavailable() {
        return status == 503;
    }
}
