package io.getinference.gateway.budget;

import io.getinference.common.access.PlatformToken;
import io.getinference.gateway.journal.Journal;
import io.getinference.gateway.journal.Life;

import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.web.client.RestClient;

import java.net.http.HttpClient;
import java.time.Duration;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class BudgetConfiguration {

    /** Longer than metering is asked to wait, so that its own answer arrives. */
    private static final Duration NETWORK = Duration.ofSeconds(1);

    @Bean
    Authority authority(Journal journal, RestClient meteringClient, BudgetSettings settings) {
        return new MeteringAuthority(journal, meteringClient, settings.answerMax());
    }

    @Bean
    Budget budget(Authority authority, Life life, BudgetSettings settings, LeaseSettings ofLeases) {
        return new Budget(authority, life.id(), settings, ofLeases);
    }

    @Bean
    RestClient meteringClient(
            RestClient.Builder builder,
            BudgetSettings.Metering metering,
            BudgetSettings settings,
            PlatformToken token) {
        return builder.baseUrl(metering.baseUrl())
                .defaultHeader(HttpHeaders.AUTHORIZATION, token.authorization())
                .requestFactory(
                        ClientHttpRequestFactoryBuilder.jdk()
                                .withHttpClientCustomizer(
                                        client -> client.version(HttpClient.Version.HTTP_1_1))
                                .build(
                                        HttpClientSettings.defaults()
                                                .withTimeouts(
                                                        NETWORK,
                                                        settings.answerMax().plus(NETWORK))))
                .build();
    }
}
