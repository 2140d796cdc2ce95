package io.getinference.simulator.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class PromptCacheTest {
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private final PromptCache cache = new PromptCache(() -> now);

    @Test
    void holdsAPrefixUntilItsTimeIsOver() {
        assertThat(cache.holds("a")).isFalse();
        cache.keep("a", Duration.ofMinutes(5));
        now = now.plus(Duration.ofMinutes(5)).minusMillis(1);
        assertThat(cache.holds("a")).isTrue();
        assertThat(cache.holds("b")).isFalse();
        now = now.plusMillis(1);
        assertThat(cache.holds("a")).isFalse();
    }

    @Test
    void aShortUseDoesNotShortenALongLife() {
        cache.keep("a", Duration.ofHours(1));
        cache.keep("a", Duration.ofMinutes(5));
        now = now.plus(Duration.ofMinutes(30));
        assertThat(cache.holds("a")).isTrue();
        cache.clear();
        assertThat(cache.holds("a")).isFalse();
    }

    @Test
    void readingStartsTheLifetimeAgain() {
        cache.keep("a", Duration.ofMinutes(5));
        now = now.plus(Duration.ofMinutes(4));
        cache.refresh("a");
        cache.refresh("b");
        now = now.plus(Duration.ofMinutes(4));
        assertThat(cache.holds("a")).isTrue();
        assertThat(cache.holds("b")).isFalse();
        now = now.plus(Duration.ofMinutes(5));
        cache.refresh("a");
        assertThat(cache.holds("a")).isFalse();
    }
}
