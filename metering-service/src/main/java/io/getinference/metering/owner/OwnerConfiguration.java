package io.getinference.metering.owner;

import io.getinference.common.access.PlatformToken;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the question of the owner before every question about an account. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OwnerSettings.class)
class OwnerConfiguration {

    /** The paths that name an account. */
    private static final String[] ACCOUNTS = {
        "/internal/accounts/**", "/api/metering/v1/accounts/**"
    };

    @Bean
    HttpInstances otherInstances(PlatformToken token, OwnerSettings settings) {
        return new HttpInstances(token, settings);
    }

    @Bean
    OwnerInterceptor ownerInterceptor(
            Owners owners, OtherInstances others, AccountChanges changes, OwnerSettings settings) {
        return new OwnerInterceptor(owners, others, changes, settings);
    }

    @Bean
    WebMvcConfigurer askTheOwnerFirst(ObjectProvider<OwnerInterceptor> interceptor) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(interceptor.getObject()).addPathPatterns(ACCOUNTS);
            }
        };
    }
}
