package io.getinference.gateway.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.event.RateLimits;
import io.getinference.common.event.RateTotal;
import io.getinference.common.lease.RateLeft;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class QuotaTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Quota quota = new Quota(RateKind.TOKENS, Duration.ofSeconds(1));

    @Test
    void allowsEverythingWhereNothingIsLimited() {
        quota.hear(null, true, 1, 0);
        quota.hold(1_000_000, 0);
        assertThat(quota.allows(Long.MAX_VALUE)).isTrue();
        assertThat(quota.ahead(0)).isZero();
        assertThat(quota.waitNanos(1, 0, 0)).isZero();
    }

    @Test
    void believesLessBeforeItSaysSo() {
        quota.hear(new RateLeft(6_000, 250, 200, 50, 0, 2_000), true, 1, 0);
        quota.hold(80, 0);
        assertThat(quota.say(0, 20)).isEqualTo(new RateTotal(0, 80, 100));
        assertThat(quota.free()).isEqualTo(20);
        assertThat(quota.available(0)).isEqualTo(150);
    }

    @Test
    void keepsAheadNoMoreThanItsPartOfA120thOfTheLimit() {
        quota.hear(new RateLeft(6_000, 250, 9_000, 0, 10, 2_500), true, 2, 0);
        quota.hold(10, 0);
        assertThat(quota.ahead(0)).isEqualTo(10);
        quota.hold(5_000, 0);
        assertThat(quota.ahead(0)).isEqualTo(25);
        assertThat(quota.ahead(2 * SECOND)).isZero();
    }

    @Test
    void owesWhatWasUsedBeyondItsGrant() {
        quota.hear(new RateLeft(6_000, 250, 100, 150, 0, 1_000), true, 1, 0);
        quota.hold(100, 0);
        quota.end(100, 100);
        assertThat(quota.isOwing()).isFalse();
        quota.end(0, 1);
        assertThat(quota.isOwing()).isTrue();
    }

    @Test
    void refillsMeanwhileUpToTheBurst() {
        quota.hear(new RateLeft(6_000, 250, 0, -50, 510, 3_000), true, 1, 0);
        assertThat(quota.available(SECOND)).isEqualTo(50);
        assertThat(quota.fullNanos(SECOND)).isEqualTo(2 * SECOND);
        assertThat(quota.available(1_000 * SECOND)).isEqualTo(250);
    }

    @Test
    void theFirstMayHaveWhatComesNextAndThoseBehindItsPart() {
        quota.hear(new RateLeft(60, 5, 0, 0, 1_000, 5_000), true, 3, 0);
        assertThat(quota.waitNanos(1, 0, 0)).isEqualTo(SECOND);
        assertThat(quota.waitNanos(1, 1, 0)).isEqualTo(4 * SECOND);
    }

    @Test
    void whatWasNeverSaidIsNotOwed() {
        quota.hear(null, false, 1, 0);
        quota.hold(500, 0);
        quota.end(500, 900);
        quota.hear(new RateLeft(6_000, 250, 0, 250, 0, 0), false, 1, 0);
        assertThat(quota.isOwing()).isFalse();
        assertThat(quota.free()).isZero();
    }

    @Test
    void countsWithTheLargestLimitForAsLongAsARowIsKept() {
        long limit = RateLimits.RATE_MAX;
        long hour = Duration.ofHours(1).toNanos();
        quota.hear(new RateLeft(limit, limit / 24, 0, -60 * limit, 0, 4_000_000), true, 9, 0);
        assertThat(quota.waitNanos(1_000_000, 1_000, 0)).isBetween(hour, 10 * hour);
        assertThat(quota.available(24 * hour)).isEqualTo(limit / 24);
    }
}
