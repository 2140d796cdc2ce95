package io.getinference.common.lease;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.money.Money;

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
 */
public record LeaseAnswer(
        @JsonProperty("number") long number,
        @JsonProperty("granted_nano") Money granted,
        @JsonProperty("charged_nano") Money charged,
        @JsonProperty("closed") boolean closed,
        @JsonProperty("limits") List<LimitLeft> limits) {

    public LeaseAnswer {
        limits = List.copyOf(limits);
        if (limits.isEmpty()) {
            throw new IllegalArgumentException("there is always at least the account's credit");
        }
        if (!granted.covers(charged)) {
            throw new IllegalArgumentException("granted never falls below charged");
        }
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
