package io.getinference.gateway.budget;

import io.getinference.common.money.Money;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures how long a hold takes with a lease in hand, from many virtual threads with one key, each
 * with a millisecond between two requests: {@code main} prints the median and the 99th percentile.
 */
final class AdmissionBench {

    private static final int HOLDS = 60_000;
    private static final long PAUSE_NANOS = 1_000_000;
    private static final int[] THREADS = {8, 16, 32, 64};

    private final InMemoryAuthority authority =
            new InMemoryAuthority(new Money(1_000_000_000_000L));
    private final Budget budget =
            new Budget(
                    authority,
                    Requests.life(),
                    BudgetFixture.of(
                            BudgetFixture.bounds(Duration.ofSeconds(3)), BudgetFixture.leases()));

    private AdmissionBench() {}

    public static void main(String[] args) throws InterruptedException {
        new AdmissionBench().measure(THREADS[0]);
        for (int threads : THREADS) {
            AdmissionBench bench = new AdmissionBench();
            long[] nanos = bench.measure(threads);
            System.out.printf(
                    "%d threads, %d holds: p50 %.1f µs, p99 %.1f µs; %d messages%n",
                    threads,
                    nanos.length,
                    nanos[nanos.length / 2] / 1e3,
                    nanos[nanos.length * 99 / 100] / 1e3,
                    bench.authority.asked() + bench.authority.told());
        }
    }

    private long[] measure(int threads) throws InterruptedException {
        List<long[]> measured = new ArrayList<>();
        List<Thread> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            long[] nanos = new long[HOLDS / threads];
            measured.add(nanos);
            running.add(Thread.startVirtualThread(() -> hold(nanos)));
        }
        for (Thread thread : running) {
            thread.join();
        }
        budget.close();
        return measured.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    }

    private void hold(long[] nanos) {
        for (int i = 0; i < nanos.length; i++) {
            HoldRequest request = Requests.request(100L, 50, 50);
            long began = System.nanoTime();
            HoldOutcome outcome = budget.hold(request);
            nanos[i] = System.nanoTime() - began;
            if (outcome instanceof HoldOutcome.Held held) {
                held.hold().settle(new Money(30));
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
