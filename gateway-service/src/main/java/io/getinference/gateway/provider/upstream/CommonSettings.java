package io.getinference.gateway.provider.upstream;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * What is the same for every provider; the names mean what they mean in {@link ProviderSettings}.
 */
@ConfigurationProperties("getinference.provider")
public record CommonSettings(
        @DefaultValue("5s") Duration connectMax,
        @DefaultValue("2s") Duration countMax,
        @DefaultValue("10m") Duration totalMax,
        @DefaultValue("4194304") int eventBytesMax,
        @DefaultValue("1000") int connectionsMax,
        @DefaultValue("8192") int headLineBytesMax,
        @DefaultValue("100") int headersMax,
        @DefaultValue("10") int emptyLinesMax) {}
