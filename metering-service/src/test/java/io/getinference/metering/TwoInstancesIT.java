package io.getinference.metering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

import java.nio.file.Path;
import java.time.Duration;

/** While gateways work; every answer that any of them gets is checked to the nano-dollar. */
class TwoInstancesIT {

    private static final Logger LOG = LoggerFactory.getLogger(TwoInstancesIT.class);
    private static final Duration SESSION_AND_TAKEOVER = Duration.ofSeconds(12);

    @TempDir static Path dataDir;

    @Test
    void anyInstanceAnswersForAllAndOneTakesOverFromAKilledOne() {
        try (TwoInstances both = TwoInstances.start(dataDir.resolve("killed"))) {
            SteadyGateway gateway = both.ofHarmed();
            String account = "/api/metering/v1/accounts/" + gateway.facts().account();
            for (String view : new String[] {"/keys", "/leases", "/usage?by=hour,key"}) {
                ResponseEntity<String> passedOn = both.other.reached().get(account + view);
                assertThat(passedOn.getStatusCode()).as(view).isEqualTo(HttpStatus.OK);
                assertThat(passedOn.getBody()).contains(gateway.facts().key().value());
            }
            assertThat(both.other.reached().getHere(account + "/spend").getStatusCode())
                    .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
            Duration gap = both.longestWhile(both.harmed()::kill);
            LOG.info("refusals after kill -9: {} ms", gap.toMillis());
            assertThat(gap).isLessThan(SESSION_AND_TAKEOVER);
            assertThat(both.other.reached().getHere(account + "/spend").getStatusCode())
                    .isEqualTo(HttpStatus.OK);
        }
    }
}
