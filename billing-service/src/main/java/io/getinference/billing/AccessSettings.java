package io.getinference.billing;

import io.getinference.common.access.PlatformToken;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may call billing's APIs.
 *
 * @param platformToken the secret that administrators and services present
 */
@ConfigurationProperties("getinference")
record AccessSettings(PlatformToken platformToken) {

    AccessSettings {
        if (platformToken == null) {
            throw new IllegalArgumentException("set GETINFERENCE_PLATFORM_TOKEN");
        }
    }
}
