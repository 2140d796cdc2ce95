package io.getinference.chaos.load;

import io.getinference.chaos.evidence.Call;
import io.getinference.chaos.evidence.Call.Ending;
import io.getinference.chaos.load.Asking.Asked;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A program that asks until it is told to pay, tries again as the vendors' clients do, and goes on
 * when there is money again.
 */
final class Caller implements Runnable {

    private static final int RETRIES_MAX = 5;
    private static final Duration BACK_OFF = Duration.ofMillis(500);
    private static final Duration BACK_OFF_MAX = Duration.ofSeconds(8);

    private final Asking asking;
    private final Rounds rounds;
    private final Market market;
    private final RandomGenerator random;

    /**
     * Where callers ask, and with what.
     *
     * @param doors any of which serves any caller
     * @param credentials of one account
     * @param longest how long the slowest answer takes
     */
    record Market(List<Door> doors, List<Credential> credentials, Duration longest) {}

    Caller(Asking asking, Rounds rounds, Market market, RandomGenerator random) {
        this.asking = asking;
        this.rounds = rounds;
        this.market = market;
        this.random = random;
    }

    @Override
    public void run() {
        Orders orders = new Orders(random, market.longest());
        boolean poor = false;
        while (!rounds.isOver()) {
            Order order = poor ? orders.cheapest() : orders.next();
            Call end = askPatiently(order);
            if (!end.isPaymentRequired() || isOfKeyOnly(end)) {
                continue;
            }
            if (poor) {
                rounds.awaitMoney();
            }
            poor = !poor;
        }
    }

    /** Its key's budget is used up; the account may have money, and there are other keys. */
    private static boolean isOfKeyOnly(Call call) {
        return "key_budget_exceeded".equals(call.answer().code());
    }

    private Call askPatiently(Order order) {
        Duration backOff = BACK_OFF;
        for (int tries = 0; ; tries++) {
            Asked asked = asking.ask(any(market.doors()), any(market.credentials()), order);
            if (!isWorthATry(asked) || rounds.isOver()) {
                return asked.call();
            }
            Duration wait = asked.retryAfter() == null ? jittered(backOff) : asked.retryAfter();
            rounds.rest(wait);
            if (tries >= RETRIES_MAX) {
                rounds.rest(jittered(BACK_OFF_MAX));
                return asked.call();
            }
            backOff = backOff.multipliedBy(2);
            backOff = backOff.compareTo(BACK_OFF_MAX) > 0 ? BACK_OFF_MAX : backOff;
        }
    }

    private static boolean isWorthATry(Asked asked) {
        if (asked.shouldRetry() != null) {
            return asked.shouldRetry();
        }
        int status = asked.call().answer().status();
        Ending ending = asked.call().answer().ending();
        return ending == Ending.UNREACHABLE
                || status == 408
                || status == 409
                || status == 429
                || status >= 500;
    }

    private Duration jittered(Duration full) {
        long millis = full.toMillis();
        return Duration.ofMillis(millis / 2 + random.nextLong(1 + millis / 2));
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
