package io.getinference.gateway.media;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is fetched comes from the public internet. */
@Configuration(proxyBeanMethods = false)
class MediaConfiguration {

    @Bean
    Pictures pictures(MediaSettings settings) {
        return new Pictures(
                new PictureFetcher(settings, PictureFetcher.Addresses.PUBLIC), settings);
    }
}
