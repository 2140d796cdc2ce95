package io.getinference.gateway.provider.anthropic;

import io.getinference.gateway.provider.upstream.ApiKey;
import io.getinference.gateway.provider.upstream.CommonSettings;
import io.getinference.gateway.provider.upstream.ProviderSettings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/** As {@link ProviderSettings}. Claude pings every few seconds while it is at work. */
@ConfigurationProperties("getinference.anthropic")
record AnthropicSettings(
        @DefaultValue("https://api.anthropic.com") URI baseUrl,
        ApiKey apiKey,
        @DefaultValue("60s") Duration firstByteMax,
        @DefaultValue("60s") Duration silenceMax) {

    AnthropicSettings {
        Objects.requireNonNull(apiKey, "getinference.anthropic.api-key is not set");
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
