package io.getinference.gateway.standing;

import io.getinference.common.access.PlatformToken;
import io.getinference.gateway.budget.MeteringInstances;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

import java.net.http.HttpClient;

@Configuration(proxyBeanMethods = false)
class StandingConfiguration {

    @Bean
    Standings standings(MeteringInstances metering, StandingSettings settings) {
        return new MeteringStandings(metering, settings.answerMax());
    }

    @Bean
    Generations generations(
            RestClient.Builder builder,
            PlatformToken token,
            BillingSettings billing,
            StandingSettings settings) {
        JdkClientHttpRequestFactory requests =
                new JdkClientHttpRequestFactory(
                        HttpClient.newBuilder()
                                .version(HttpClient.Version.HTTP_1_1)
                                .connectTimeout(billing.connectMax())
                                .build());
        requests.setReadTimeout(settings.answerMax());
        return new BillingGenerations(
                builder.baseUrl(billing.baseUrl())
                        .defaultHeader(HttpHeaders.AUTHORIZATION, token.authorization())
                        .requestFactory(requests)
                        .build());
    }
}
