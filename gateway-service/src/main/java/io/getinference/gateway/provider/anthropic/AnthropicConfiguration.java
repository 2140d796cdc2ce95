package io.getinference.gateway.provider.anthropic;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AnthropicSettings.class)
class AnthropicConfiguration {

    @Bean
    AnthropicProvider anthropicProvider(AnthropicSettings settings) {
        return new AnthropicProvider(settings.upstream());
    }
}
