package io.getinference.metering;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts metering-service. */
@SpringBootApplication
public class MeteringApplication {

    /** The process's entry. */
    public static void main(String[] args) {
        SpringApplication.run(MeteringApplication.class, args);
    }
}
