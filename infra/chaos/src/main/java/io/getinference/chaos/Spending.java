package io.getinference.chaos;

import io.getinference.chaos.load.Crowd;
import io.getinference.chaos.load.Rounds;
import io.getinference.chaos.money.Office;
import io.getinference.chaos.report.Story;
import io.getinference.common.id.AccountId;
import io.getinference.common.money.Money;
import io.getinference.local.process.Stopwatch;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A dollar or what it is, until every caller is told to pay; and another one, as long as it shall
 * last.
 */
final class Spending {

    private static final Duration ROUND_MAX = Duration.ofMinutes(6);

    private final Office office;
    private final Purse purse;
    private final Crowd crowd;
    private final Story story;

    /**
     * What is spent.
     *
     * @param customer whose account
     * @param topUp how much at a time
     */
    record Purse(AccountId customer, Money topUp) {}

    Spending(Office office, Purse purse, Crowd crowd, Story story) {
        this.office = office;
        this.purse = purse;
        this.crowd = crowd;
        this.story = story;
    }

    /**
     * Spends for so long, or until there are no more faults, and then the last dollar to its end.
     *
     * @param faults run beside it, until they hear that the time is over
     */
    void during(Duration duration, Consumer<BooleanSupplier> faults) {
        Stopwatch watch = new Stopwatch();
        Thread striking =
                Thread.ofPlatform()
                        .name("faults")
                        .start(() -> faults.accept(() -> watch.isOver(duration)));
        do {
            round();
        } while (striking.isAlive() && !watch.isOver(duration));
        try {
            striking.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() {
        office.topUp(purse.customer(), purse.topUp());
        Rounds rounds = crowd.rounds();
        rounds.begin();
        Stopwatch watch = new Stopwatch();
        boolean spent = rounds.awaitSpent(crowd.size(), ROUND_MAX);
        story.tell(
                spent
                        ? "%s more was spent after %d s: 402 everywhere"
                                .formatted(purse.topUp(), watch.elapsed().toSeconds())
                        : "the money was NOT SPENT within %d s: %d of %d callers were told to pay"
                                .formatted(ROUND_MAX.toSeconds(), rounds.waiting(), crowd.size()));
    }
}
