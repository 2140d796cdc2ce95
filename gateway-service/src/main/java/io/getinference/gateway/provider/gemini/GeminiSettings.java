package io.getinference.gateway.provider.gemini;

import io.getinference.gateway.provider.upstream.ApiKey;
import io.getinference.gateway.provider.upstream.CommonSettings;
import io.getinference.gateway.provider.upstream.ProviderSettings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/** As {@link ProviderSettings}. Gemini is silent while it thinks, which can take minutes. */
@ConfigurationProperties("getinference.gemini")
record GeminiSettings(
        @DefaultValue("https://generativelanguage.googleapis.com") URI baseUrl,
        ApiKey apiKey,
        @DefaultValue("180s") Duration firstByteMax,
        @DefaultValue("120s") Duration silenceMax) {

    GeminiSettings {
        Objects.requireNonNull(apiKey, "getinference.gemini.api-key is not set");
    }

    ProviderSettings with(CommonSettings common) {
        return new ProviderSettings(
                baseUrl,
                apiKey,
                common.connectMax(),
                firstByteMax,
                common.countMax(),
                silenceMax,
                common.totalMax(),
                common.eventBytesMax(),
                common.connectionsMax(),
                common.headLineBytesMax(),
                common.headersMax(),
                common.emptyLinesMax());
    }
}
