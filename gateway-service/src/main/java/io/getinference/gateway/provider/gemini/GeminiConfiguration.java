package io.getinference.gateway.provider.gemini;

import io.getinference.gateway.provider.upstream.CommonSettings;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({GeminiSettings.class, CommonSettings.class})
class GeminiConfiguration {

    @Bean
    GeminiProvider geminiProvider(GeminiSettings settings, CommonSettings common) {
        return new GeminiProvider(settings.with(common));
    }
}
