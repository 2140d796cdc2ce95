package io.getinference.gateway.door;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.net.URI;

/**
 * Where the services behind the one public origin are.
 *
 * @param account account-service
 * @param billing billing-service
 * @param metering metering-service
 */
@ConfigurationProperties("getinference")
record DoorSettings(
        @DefaultValue Account account,
        @DefaultValue Billing billing,
        @DefaultValue Metering metering) {

    record Account(@DefaultValue("http://127.0.0.1:8081") URI baseUrl) {}

    record Billing(@DefaultValue("http://127.0.0.1:8082") URI baseUrl) {}

    record Metering(@DefaultValue("http://127.0.0.1:8083") URI baseUrl) {}
}
