package io.getinference.gateway.budget;

import io.getinference.common.access.PlatformToken;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.RestClient;

@Configuration(proxyBeanMethods = false)
class MeteringConfiguration {

    @Bean
    MeteringInstances meteringInstances(
            RestClient.Builder builder, MeteringSettings settings, PlatformToken token) {
        return new MeteringInstances(
                builder.defaultHeader(HttpHeaders.AUTHORIZATION, token.authorization()).build(),
                settings);
    }
}
