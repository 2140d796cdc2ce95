package io.getinference.gateway.budget;

import static io.getinference.gateway.budget.Requests.CALLER;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.event.RateLimits;
import io.getinference.common.money.Money;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * How exactly three gateways together keep a key's rates, behind the real fold: never more than a
 * twentieth above, and never more than that below. Where callers come by chance exactly as often as
 * they may, some who come together wait for longer than they are let, whatever keeps the limit.
 */
class RateLoadTest {

    private static final Logger LOG = LoggerFactory.getLogger(RateLoadTest.class);
    private static final int MINUTES = 5;
    private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();
    private static final Money CREDIT = new Money(1_000_000_000_000_000L);
    private static final Money HOLD = new Money(1_000);

    private final Random random = new Random(17);
    private final Timeline time = new Timeline();
    private final List<Used> used = new ArrayList<>();
    private List<RatedGateway> gateways = List.of();
    private long offered;
    private int refused;
    private int waited;

    @ParameterizedTest
    @CsvSource({
        "60, 0.5",
        "60, 1",
        "60, 3",
        "600, 0.5",
        "600, 1",
        "600, 3",
        "6000, 0.5",
        "6000, 1",
        "6000, 3"
    })
    void keepsRequestsWithinATwentieth(long limit, String load) {
        long perHour = hourly(limit, load);
        begin(new RateLimits(limit, null, null));
        arrive(perHour, () -> request(new Claim(HOLD, HOLD, true, 10), 1, 10));
        run();
        check("requests", limit, Math.max(limit / 20, 5));
    }

    /** Estimates are half of what is used on the whole, and a seventh at worst. */
    @ParameterizedTest
    @CsvSource({"0.5", "1", "3"})
    void keepsTokensWithinATwentiethThoughTheirEstimatesAreWrong(String load) {
        long limit = 600_000;
        long tokens = 1_000;
        begin(new RateLimits(null, limit, null));
        arrive(hourly(limit, load) / tokens, this::wronglyEstimated);
        run();
        check("tokens, estimates half", limit, limit / 20);
    }

    /** Callers who name a high cap and use little of it get what they do not use back. */
    @ParameterizedTest
    @CsvSource({"0.5", "1", "3"})
    void keepsTokensWithinATwentiethThoughCallersAskForTooMuch(String load) {
        long limit = 600_000;
        begin(new RateLimits(null, limit, null));
        arrive(
                hourly(limit, load) / 1_000,
                () -> {
                    long tokens = 100 + random.nextLong(1_800);
                    request(new Claim(HOLD, HOLD, true, tokens + 1_500), tokens, tokens);
                });
        run();
        check("tokens, estimates too high", limit, limit / 20);
    }

    private static long hourly(long limit, String load) {
        return Math.round(limit * 60 * Float.parseFloat(load));
    }

    private void wronglyEstimated() {
        long tokens = 100 + random.nextLong(1_800);
        request(new Claim(HOLD, HOLD, true, 250 + random.nextLong(500)), tokens, tokens);
    }

    private void begin(RateLimits rates) {
        FoldedAccount account = new FoldedAccount(CALLER, CREDIT, rates);
        gateways = Stream.generate(() -> new RatedGateway(time, account, CALLER)).limit(3).toList();
        look();
    }

    private void look() {
        time.after(Duration.ofMillis(50), this::look);
    }

    private void run() {
        time.run(Duration.ofMinutes(MINUTES), () -> gateways.forEach(RatedGateway::pump));
    }

    /** Callers do not come evenly, and know nothing of each other. */
    private void arrive(long perHour, Runnable request) {
        double apart = -Math.log(1 - random.nextDouble()) * 3_600_000_000_000L / perHour;
        time.after(
                Duration.ofNanos((long) apart),
                () -> {
                    request.run();
                    arrive(perHour, request);
                });
    }

    /**
     * One request at any gateway.
     *
     * @param units what it counts as under the limit
     * @param tokens what it uses in the end
     */
    private void request(Claim claim, long units, long tokens) {
        offered += units;
        RatedGateway gateway = gateways.get(random.nextInt(gateways.size()));
        long came = time.now();
        Claim corrected = gateway.lease().corrected(claim);
        Asked asked = new Asked(gateway, corrected, came);
        gateway.ask(corrected, ruling -> ruled(asked, ruling, units, tokens));
    }

    private void ruled(Asked asked, Ruling ruling, long units, long tokens) {
        if (!(ruling instanceof Ruling.Taken(Money amount))) {
            assertThat(ruling).isInstanceOf(Ruling.Limited.class);
            refused++;
            return;
        }
        waited += time.now() > asked.came ? 1 : 0;
        used.add(new Used(time.now(), units));
        time.after(
                Duration.ofMillis(200 + random.nextInt(2_800)),
                () -> {
                    asked.gateway.lease().settle(amount, Money.ZERO, time.now());
                    asked.gateway.lease().end(asked.claim, tokens, time.now());
                });
    }

    private void check(String what, long limit, long margin) {
        long all = used.stream().mapToLong(Used::units).sum();
        long most = mostInAMinute();
        int messages = gateways.stream().mapToInt(RatedGateway::messages).sum();
        LOG.info(
                "MEASURED {} limit {} a minute, offered {}: let through {} a minute on average, {} in"
                        + " the fullest minute; of {} requests {} waited, {} were refused; {} messages",
                what,
                limit,
                offered / MINUTES,
                all / MINUTES,
                most,
                used.size() + refused,
                waited,
                refused,
                messages);
        assertThat(most).as("in any minute").isLessThanOrEqualTo(limit + margin);
        boolean atTheEdge = Math.abs(offered / MINUTES - limit) < limit / 10;
        long chance = atTheEdge ? margin : 0;
        assertThat(all / MINUTES)
                .as("on average")
                .isGreaterThanOrEqualTo(Math.min(limit, offered / MINUTES) - margin - chance);
    }

    private long mostInAMinute() {
        long most = 0;
        long sum = 0;
        int first = 0;
        for (Used one : used) {
            sum += one.units;
            while (used.get(first).at <= one.at - MINUTE_NANOS) {
                sum -= used.get(first++).units;
            }
            most = Math.max(most, sum);
        }
        return most;
    }

    private record Asked(RatedGateway gateway, Claim claim, long came) {}

    private record Used(long at, long units) {}
}
