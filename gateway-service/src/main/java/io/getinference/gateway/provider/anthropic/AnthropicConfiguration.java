package io.getinference.gateway.provider.anthropic;

import io.getinference.gateway.provider.upstream.CommonSettings;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AnthropicSettings.class, CommonSettings.class})
class AnthropicConfiguration {

    @Bean
    AnthropicProvider anthropicProvider(AnthropicSettings settings, CommonSettings common) {
        return new AnthropicProvider(settings.with(common));
    }
}
