package io.getinference.metering;

import io.getinference.common.access.PlatformToken;
import io.getinference.common.access.PlatformTokenFilter;
import io.getinference.common.id.LifeId;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.convert.converter.Converter;

/** The service's own HTTP: who may call, and how ids in paths are read. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessSettings.class)
class HttpConfiguration {

    @Bean
    PlatformToken platformToken(AccessSettings settings) {
        return settings.token();
    }

    @Bean
    FilterRegistrationBean<PlatformTokenFilter> platformTokenFilter(PlatformToken token) {
        FilterRegistrationBean<PlatformTokenFilter> filter =
                new FilterRegistrationBean<>(new PlatformTokenFilter(token));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    /** The other ids are read by their constructors. */
    @Bean
    LifeIdReader lifeIdReader() {
        return new LifeIdReader();
    }

    static final class LifeIdReader implements Converter<String, LifeId> {

        @Override
        public LifeId convert(String text) {
            return LifeId.parse(text);
        }
    }
}
