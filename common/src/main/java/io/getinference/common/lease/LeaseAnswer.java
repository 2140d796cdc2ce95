package io.getinference.common.lease;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * The row of a gateway life and API key, as the account's fold has it.
 *
 * @param number the newest {@code LeaseSet} that was applied to the row
 * @param granted the total that the life may have spent through this key; never below {@code
 *     charged}
 * @param charged the total that was charged to the row; it only grows
 * @param closed the row was reclaimed and stays closed; the life must not use it any more
 * @param limits every limit above the row, so that a refusal can say which one; never empty
 * @param validMillis how long new holds may be taken from it, counted by the gateway's clock from
 *     before it wrote the message of this number; null where the first rules hold
 * @param rates how the key's rate limits stand, or null where it has none
 */
public record LeaseAnswer(
        @JsonProperty("number") long number,
        @JsonProperty("granted_nano") Money granted,
        @JsonProperty("charged_nano") Money charged,
        @JsonProperty("closed") boolean closed,
        @JsonProperty("limits") List<LimitLeft> limits,
        @JsonProperty("valid_ms") @JsonInclude(Include.NON_NULL) @Nullable Long validMillis,
        @JsonProperty("rates") @JsonInclude(Include.NON_NULL) @Nullable RatesLeft rates) {

    /** How long a lease may be used under the first rules. */
    public static final Duration VALID = Duration.ofSeconds(30);

    public LeaseAnswer {
        limits = List.copyOf(limits);
        if (limits.isEmpty()) {
            throw new IllegalArgumentException("there is always at least the account's credit");
        }
        if (!granted.covers(charged)) {
            throw new IllegalArgumentException("granted never falls below charged");
        }
    }

    /** A row under the first rules. */
    public LeaseAnswer(
            long number, Money granted, Money charged, boolean closed, List<LimitLeft> limits) {
        this(number, granted, charged, closed, limits, null);
    }

    /** A row of a key without rate limits. */
    public LeaseAnswer(
            long number,
            Money granted,
            Money charged,
            boolean closed,
            List<LimitLeft> limits,
            @Nullable Long validMillis) {
        this(number, granted, charged, closed, limits, validMillis, null);
    }

    /** How long new holds may be taken, from before the message was written. */
    public Duration valid() {
        return validMillis == null ? VALID : Duration.ofMillis(validMillis);
    }

    /** The limit that would still be in the way if every lease came back. */
    public LimitLeft tightest() {
        return limits.stream().min(Comparator.comparing(LimitLeft::remaining)).orElseThrow();
    }

    /** The limit that lets the least through now. */
    public LimitLeft tightestNow() {
        return limits.stream().min(Comparator.comparing(LimitLeft::available)).orElseThrow();
    }
}
