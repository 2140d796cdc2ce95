package io.getinference.gateway.budget;

import static io.getinference.gateway.budget.Requests.CALLER;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.id.LifeId;
import io.getinference.common.lease.LeaseAnswer;
import io.getinference.common.money.Money;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Objects;
import java.util.Random;

/** What leases cost and what they bear, at a steady load of streams, by the default settings. */
class SteadyLoadTest {

    private static final Duration ROUND_TRIP = Duration.ofMillis(20);
    private static final LeaseSettings DEFAULTS =
            new LeaseSettings(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(30),
                    Duration.ofMillis(200),
                    Duration.ofSeconds(5),
                    1_000,
                    1_000,
                    Duration.ofMinutes(10),
                    Duration.ofMillis(50));

    private final Random random = new Random(7);
    private final Timeline time = new Timeline();
    private final LifeId life = Requests.life();
    private final InMemoryAuthority authority =
            new InMemoryAuthority(new Money(1_000_000_000_000L));
    private final Lease lease =
            new Lease(
                    new Row(CALLER, life, 0),
                    BudgetFixture.of(SimulatedWorld.BOUNDS, DEFAULTS),
                    time.now());
    private boolean away;
    private int requests;
    private int messages;
    private int waited;
    private int refused;

    @ParameterizedTest
    @CsvSource({"1, 600", "10, 20", "100, 3", "1000, 1"})
    void writesFewMessagesPerThousandRequests(int perSecond, long messagesMax) {
        load(perSecond);
        time.run(Duration.ofSeconds(20), this::pump);
        requests = 0;
        messages = 0;
        waited = 0;
        time.run(Duration.ofSeconds(60), this::pump);
        assertThat(messages * 1_000L / requests)
                .as("messages per 1000 of %d requests, of which %d waited", requests, waited)
                .isLessThanOrEqualTo(messagesMax);
        if (perSecond > 1) {
            assertThat(waited * 1_000L / requests).as("requests of 1000 that wait").isLessThan(5);
        }
    }

    /** However unluckily it falls, a lease has a third of its validity left. */
    @Test
    void nobodyIsRefusedWhileMeteringFailsOver() {
        load(100);
        time.run(Duration.ofSeconds(40), this::pump);
        away = true;
        time.run(Duration.ofMillis(9_500), this::pump);
        away = false;
        time.run(Duration.ofSeconds(20), this::pump);
        assertThat(refused).isZero();
    }

    private void load(int perSecond) {
        request();
        time.after(
                Duration.ofNanos(random.nextLong(2_000_000_000L / perSecond)),
                () -> load(perSecond));
    }

    private void request() {
        requests++;
        Claim claim = new Claim(new Money(10_000), new Money(1_000), true);
        Ruling ruling = lease.take(claim, time.now());
        if (ruling == null) {
            waited++;
            Waiter waiter = Objects.requireNonNull(lease.enqueue(claim, time.now()));
            time.after(Duration.ofSeconds(5), () -> ruled(Objects.requireNonNull(waiter.ruling())));
        } else {
            ruled(ruling);
        }
    }

    /** An answer takes up to ten seconds and costs a third of its hold. */
    private void ruled(Ruling ruling) {
        if (ruling instanceof Ruling.Taken(Money amount)) {
            time.after(
                    Duration.ofMillis(random.nextLong(10_000)),
                    () -> {
                        Money charge = amount.dividedBy(3);
                        authority.charge(life, CALLER.key(), charge);
                        lease.settle(amount, charge, time.now());
                    });
        } else {
            refused++;
        }
    }

    private void pump() {
        Message message = lease.next(time.now());
        if (message == null) {
            return;
        }
        messages++;
        authority.apply(message.set());
        if (message.asks() && away) {
            time.after(Duration.ofSeconds(4), () -> lease.failed(message.number(), time.now()));
        } else if (message.asks()) {
            LeaseAnswer answer = authority.answer(life, CALLER.key());
            time.after(ROUND_TRIP, () -> lease.answered(answer, time.now()));
        }
    }
}
