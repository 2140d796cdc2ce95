package io.getinference.gateway.door;

import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ClientHttpRequestFactory;

import java.net.http.HttpClient;
import java.time.Duration;

/**
 * The client that requests to services go through. It hands on and does nothing of its own accord:
 * Apache's, which would be the default, asks again after a 503. A {@code RestClient} that sets no
 * factory of its own gets this one too.
 */
@Configuration(proxyBeanMethods = false)
class DoorClient {

    private static final Duration CONNECT_MAX = Duration.ofSeconds(1);
    private static final Duration SILENCE_MAX = Duration.ofSeconds(30);

    @Bean
    ClientHttpRequestFactory serviceRequests() {
        return ClientHttpRequestFactoryBuilder.jdk()
                .withHttpClientCustomizer(client -> client.version(HttpClient.Version.HTTP_1_1))
                .build(
                        HttpClientSettings.defaults()
                                .withRedirects(HttpRedirects.DONT_FOLLOW)
                                .withTimeouts(CONNECT_MAX, SILENCE_MAX));
    }
}
