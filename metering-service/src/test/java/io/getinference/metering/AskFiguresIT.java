package io.getinference.metering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * How soon after a message was written its row can be read, at about 200 asks a second: from the
 * account's owner and from the other instance; and how soon usage is rated for billing.
 */
@Tag("full")
class AskFiguresIT {

    private static final Logger LOG = LoggerFactory.getLogger(AskFiguresIT.class);
    private static final int ACCOUNTS = 20;
    private static final Duration BETWEEN_ASKS = Duration.ofMillis(100);
    private static final int WARM_UP_SECONDS = 15;
    private static final int MEASURED_SECONDS = 20;

    @TempDir Path dataDir;

    @Test
    void measures() throws Exception {
        try (TwoInstances both = TwoInstances.start(dataDir);
                RatedUsageWatch warming = new RatedUsageWatch()) {
            both.retireGateways();
            List<Asker> askers =
                    IntStream.range(0, ACCOUNTS).mapToObj(_ -> new Asker(both)).toList();
            run(askers, WARM_UP_SECONDS, new Figures(), new Figures());
            Figures direct = new Figures();
            Figures passedOn = new Figures();
            try (RatedUsageWatch rated = new RatedUsageWatch()) {
                run(askers, MEASURED_SECONDS, direct, passedOn);
                LOG.info("MEASURED usage to rated, committed: {}", rated.figures());
            }
            LOG.info("MEASURED ack to row, at the owner: {}", direct);
            LOG.info("MEASURED ack to row, passed on: {}", passedOn);
            assertThat(direct.count()).isGreaterThan(100);
            assertThat(warming.figures().count()).isGreaterThan(100);
        }
    }

    private static void run(List<Asker> askers, int seconds, Figures direct, Figures passedOn)
            throws InterruptedException {
        try (ScheduledExecutorService clock = Executors.newScheduledThreadPool(ACCOUNTS)) {
            for (int i = 0; i < askers.size(); i++) {
                Asker asker = askers.get(i);
                var _ =
                        clock.scheduleAtFixedRate(
                                () -> asker.ask(direct, passedOn),
                                i * BETWEEN_ASKS.toMillis() / ACCOUNTS,
                                BETWEEN_ASKS.toMillis(),
                                TimeUnit.MILLISECONDS);
            }
            var _ = clock.schedule(clock::shutdownNow, seconds, TimeUnit.SECONDS);
            clock.awaitTermination(seconds + 10L, TimeUnit.SECONDS);
        }
    }

    /** One gateway with one account. */
    private static final class Asker {

        private final Facts facts = Facts.fresh();
        private final TwoInstances both;
        private final MeteringHttp one;
        private final MeteringHttp other;
        private long number = 1;

        Asker(TwoInstances both) {
            this.both = both;
            this.one = both.harmed().http();
            this.other = both.other.reached();
            both.journal.write(
                    facts.credit(1, 1_000_000_000), facts.limits(1, null), facts.lease(1, 100, 1));
        }

        void ask(Figures direct, Figures passedOn) {
            number++;
            MeteringHttp instance = number % 2 == 0 ? one : other;
            boolean isOwner = instance.getHere(row(1)).getStatusCode() == HttpStatus.OK;
            both.journal.write(facts.usage(number - 1, 5, 100));
            both.journal.write(facts.lease(number, number * 5 + 100, 1));
            long acked = System.nanoTime();
            if (instance.get(row(number)).getStatusCode() == HttpStatus.OK) {
                (isOwner ? direct : passedOn).add((System.nanoTime() - acked) / 1000);
            }
        }

        private String row(long of) {
            return "/internal/accounts/%s/leases/%s/%s?number=%d&wait_ms=2000"
                    .formatted(facts.account(), facts.life(), facts.key(), of);
        }
    }
}
