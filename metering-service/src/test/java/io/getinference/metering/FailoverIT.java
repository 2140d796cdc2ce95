package io.getinference.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How long gateways without a lease in hand are refused when an instance goes, in each way in which
 * it can. Whatever they are told meanwhile is right, or 503. What comes back gets its share at once
 * here; unless told so, Kafka Streams warms it up first, and that share's move takes half the time.
 */
@Tag("full")
class FailoverIT {

    private static final Logger LOG = LoggerFactory.getLogger(FailoverIT.class);
    private static final Duration SESSION_AND_TAKEOVER = Duration.ofSeconds(12);
    private static final Duration TAKEOVER = Duration.ofSeconds(6);

    @TempDir static Path dataDir;
    private static TwoInstances both;

    @BeforeAll
    static void start() {
        both = TwoInstances.start(dataDir);
    }

    @AfterAll
    static void stop() {
        both.close();
    }

    /** How long answers take while accounts move back is measured with it. */
    @BeforeEach
    void bothOwnAccounts() {
        Duration gap = both.longestWhile(both::untilShared);
        LOG.info("MEASURED refusals while it comes back: {} ms", gap.toMillis());
        assertThat(gap).isLessThan(TAKEOVER);
    }

    @RepeatedTest(2)
    void anotherTakesOverFromAKilledOne() {
        Duration gap = both.longestWhile(both.harmed()::kill);
        LOG.info("MEASURED refusals after kill -9: {} ms", gap.toMillis());
        assertThat(gap).isLessThan(SESSION_AND_TAKEOVER);
    }

    @Test
    void anotherTakesOverFromAStoppedOneWithoutWaitingForItsSession() {
        Duration gap = both.longestWhile(both.harmed()::stop);
        LOG.info("MEASURED refusals after a stop: {} ms", gap.toMillis());
        assertThat(gap).isLessThan(TAKEOVER);
    }

    @Test
    void anOwnerThatWasPausedIsLateButNeverWrong() {
        SteadyGateway gateway = both.ofHarmed();
        Duration gap = both.longestWhile(both.harmed()::pause);
        LOG.info("MEASURED refusals after a pause: {} ms", gap.toMillis());
        long known = gateway.answered();
        both.harmed().resume();
        ResponseEntity<String> newest = both.harmed().http().getHere(gateway.row(known + 1, 0));
        assertThat(newest.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        both.harmed()
                                .http()
                                .get(gateway.row(known + 1, 0))
                                .getStatusCode()
                                .is2xxSuccessful());
    }
}
