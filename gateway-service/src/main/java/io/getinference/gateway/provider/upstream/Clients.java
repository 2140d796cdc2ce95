package io.getinference.gateway.provider.upstream;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** HTTP clients that do what they are told, once: a retry behind our back would be paid twice. */
final class Clients {

    private Clients() {}

    static CloseableHttpClient client(ProviderSettings settings) {
        return HttpClients.custom()
                .setUserAgent("getinference")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .setDefaultRequestConfig(
                        RequestConfig.custom()
                                .setConnectionRequestTimeout(Timeout.of(settings.connectMax()))
                                // Only a backstop: a Watch knows what may take how long.
                                .setResponseTimeout(Timeout.of(settings.totalMax()))
                                .setAuthenticationEnabled(false)
                                .setProtocolUpgradeEnabled(false)
                                .build())
                .setConnectionManager(
                        PoolingHttpClientConnectionManagerBuilder.create()
                                .setConnectionFactory(
                                        ManagedHttpClientConnectionFactory.builder()
                                                .http1Config(bounds(settings))
                                                .build())
                                .setMaxConnTotal(settings.connectionsMax())
                                .setMaxConnPerRoute(settings.connectionsMax())
                                .setDefaultConnectionConfig(
                                        ConnectionConfig.custom()
                                                .setConnectTimeout(
                                                        Timeout.of(settings.connectMax()))
                                                // A call on a connection that died while idle
                                                // fails, and is not tried again.
                                                .setValidateAfterInactivity(
                                                        TimeValue.ofMilliseconds(100))
                                                .build())
                                .build())
                .build();
    }

    /** Of heads, chunks' sizes and trailers alike. */
    private static Http1Config bounds(ProviderSettings settings) {
        return Http1Config.custom()
                .setMaxLineLength(settings.headLineBytesMax())
                .setMaxHeaderCount(settings.headersMax())
                .setMaxEmptyLineCount(settings.emptyLinesMax())
                .build();
    }
}
