package io.getinference.account;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts account-service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class AccountApplication {

    static void main(String[] args) {
        SpringApplication.run(AccountApplication.class, args);
    }
}
