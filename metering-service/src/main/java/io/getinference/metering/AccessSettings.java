package io.getinference.metering;

import io.getinference.common.access.PlatformToken;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may call us.
 *
 * @param platformToken at least 16 characters; there is no default, so nobody runs unguarded
 */
@ConfigurationProperties("getinference")
record AccessSettings(@Nullable String platformToken) {

    PlatformToken token() {
        if (platformToken == null) {
            throw new IllegalStateException(
                    "set getinference.platform-token (GETINFERENCE_PLATFORM_TOKEN)");
        }
        return new PlatformToken(platformToken);
    }

    /** Never the secret: settings end up in logs. */
    @Override
    public String toString() {
        return "AccessSettings[hidden]";
    }
}
