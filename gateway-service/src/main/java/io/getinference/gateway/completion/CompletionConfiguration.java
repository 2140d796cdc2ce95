package io.getinference.gateway.completion;

import io.getinference.gateway.openai.ChatRequestReader;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what the pipeline takes from packages that know no settings. */
@Configuration(proxyBeanMethods = false)
class CompletionConfiguration {

    @Bean
    ChatRequestReader chatRequestReader(CompletionSettings settings) {
        return new ChatRequestReader(settings.messagesMax());
    }
}
