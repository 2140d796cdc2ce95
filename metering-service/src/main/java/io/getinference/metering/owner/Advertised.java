package io.getinference.metering.owner;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import java.net.URI;

/** Where the other instances reach this one. */
@Component
@EnableConfigurationProperties(InstanceSettings.class)
public class Advertised {

    private final InstanceSettings settings;
    private final Environment environment;

    Advertised(InstanceSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /** To be asked once the web server is up, since the port may be one that it chose. */
    public URI url() {
        return settings.advertisedUrl() != null
                ? settings.advertisedUrl()
                : URI.create(
                        "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port"));
    }

    /** Another instance, of which only host and port are known: all are reached the same way. */
    public URI other(String host, int port) {
        return URI.create(url().getScheme() + "://" + host + ":" + port);
    }
}
