package io.getinference.gateway;

import io.getinference.gateway.usage.Recovery;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts a gateway, or winds one up that will not start again. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class GatewayApplication {

    public static void main(String[] args) {
        if (Recovery.isAskedFor(args)) {
            System.exit(Recovery.run(args));
        }
        SpringApplication.run(GatewayApplication.class, args);
    }
}
