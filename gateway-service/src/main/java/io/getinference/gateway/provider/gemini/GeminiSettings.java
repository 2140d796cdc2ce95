package io.getinference.gateway.provider.gemini;

import io.getinference.gateway.provider.upstream.ApiKey;
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
        @DefaultValue("5s") Duration connectMax,
        @DefaultValue("180s") Duration firstByteMax,
        @DefaultValue("2s") Duration countMax,
        @DefaultValue("120s") Duration silenceMax,
        @DefaultValue("10m") Duration totalMax,
        @DefaultValue("4194304") int eventBytesMax,
        @DefaultValue("1000") int connectionsMax,
        @DefaultValue("8192") int headLineBytesMax,
        @DefaultValue("100") int headersMax,
        @DefaultValue("10") int emptyLinesMax) {

    GeminiSettings {
        Objects.requireNonNull(apiKey, "getinference.gemini.api-key is not set");
    }

    ProviderSettings upstream() {
        return new ProviderSettings(
                baseUrl,
                apiKey,
                connectMax,
                firstByteMax,
                countMax,
                silenceMax,
                totalMax,
                eventBytesMax,
                connectionsMax,
                headLineBytesMax,
                headersMax,
                emptyLinesMax);
    }
}
