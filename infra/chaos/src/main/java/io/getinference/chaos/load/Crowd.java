package io.getinference.chaos.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Many callers at once, each with its own part of the seed. */
public final class Crowd implements AutoCloseable {

    private static final Duration END_MAX = Duration.ofSeconds(200);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Asking asking;
    private final Rounds rounds;
    private final int callers;
    private final List<Future<?>> all = new ArrayList<>();

    /** A crowd of that many; nobody asks yet. */
    public Crowd(Asking asking, Rounds rounds, int callers) {
        this.asking = asking;
        this.rounds = rounds;
        this.callers = callers;
    }

    /** Lets them ask, until the rounds are over. */
    public void start(List<Door> doors, List<Credential> credentials, Settings settings) {
        Caller.Market market = new Caller.Market(doors, credentials, settings.longest());
        Random seeds = new Random(settings.seed());
        for (int i = 0; i < callers; i++) {
            all.add(
                    threads.submit(
                            new Caller(asking, rounds, market, new Random(seeds.nextLong()))));
        }
    }

    /**
     * How they ask.
     *
     * @param seed the same one gives the same orders
     * @param longest how long the slowest answer takes
     */
    public record Settings(long seed, Duration longest) {}

    /** Where they wait for money. */
    public Rounds rounds() {
        return rounds;
    }

    /** How many there are. */
    public int size() {
        return callers;
    }

    /**
     * What a caller of ours stumbled over, which is a fault of the suite; to be asked at the end.
     */
    public List<String> stumbles() {
        return all.stream()
                .filter(caller -> caller.state() == Future.State.FAILED)
                .map(caller -> "" + caller.exceptionNow())
                .toList();
    }

    /** Waits for what is under way. */
    @Override
    public void close() {
        rounds.end();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(END_MAX.toSeconds(), TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            threads.shutdownNow();
        }
    }
}
