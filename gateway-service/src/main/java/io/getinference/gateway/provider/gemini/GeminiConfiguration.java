package io.getinference.gateway.provider.gemini;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GeminiSettings.class)
class GeminiConfiguration {

    @Bean
    GeminiProvider geminiProvider(GeminiSettings settings) {
        return new GeminiProvider(settings.upstream());
    }
}
