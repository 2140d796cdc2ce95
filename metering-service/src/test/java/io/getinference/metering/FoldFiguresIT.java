package io.getinference.metering;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.event.JournalEvent;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** How many events a second one instance folds, in the log. */
@Tag("full")
class FoldFiguresIT {

    private static final Logger LOG = LoggerFactory.getLogger(FoldFiguresIT.class);
    private static final int ACCOUNTS = 100;
    private static final int USAGES_EACH = 200;

    @TempDir Path dataDir;

    @Test
    void foldsAJournalThatHasGrownWhileItWasAway() {
        List<Facts> accounts = IntStream.range(0, ACCOUNTS).mapToObj(_ -> Facts.fresh()).toList();
        RunningMetering.start(dataDir).untilReady().close();
        try (JournalClient journal = new JournalClient()) {
            accounts.forEach(of -> journal.write(of.credit(1, 1_000_000_000), of.limits(1, null)));
            for (int number = 1; number <= USAGES_EACH; number++) {
                List<JournalEvent> round = new ArrayList<>();
                for (Facts of : accounts) {
                    round.add(of.lease(number, number * 100L, number * 100L));
                    round.add(of.usage(number, 50, 100));
                }
                journal.writeTogether(round);
            }
            try (RunningMetering metering = RunningMetering.start(dataDir)) {
                awaitLease(metering.reached(), accounts.getFirst(), 1);
                long start = System.nanoTime();
                accounts.forEach(of -> awaitLease(metering.reached(), of, USAGES_EACH));
                long millis = (System.nanoTime() - start) / 1_000_000;
                long events = 2L * ACCOUNTS * USAGES_EACH;
                LOG.info(
                        "MEASURED fold: {} events in {} ms, {} ms of its thread's processor time",
                        events,
                        millis,
                        foldMillis());
                assertThat(millis).isLessThan(120_000);
            }
        }
    }

    private static void awaitLease(MeteringHttp http, Facts facts, long number) {
        String row =
                "/internal/accounts/%s/leases/%s/%s?number=%d&wait_ms=5000"
                        .formatted(facts.account(), facts.life(), facts.key(), number);
        HttpStatus answered = HttpStatus.SERVICE_UNAVAILABLE;
        while (answered != HttpStatus.OK) {
            answered = HttpStatus.valueOf(http.get(row).getStatusCode().value());
        }
    }

    /** Unlike the time that went by, this says the same on a busy machine. */
    private static long foldMillis() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().endsWith("-StreamThread-1"))
                        .mapToLong(thread -> threads.getThreadCpuTime(thread.threadId()))
                        .sum()
                / 1_000_000;
    }
}
