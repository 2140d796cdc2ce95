package io.getinference.common.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * An amount of money in nano-dollars (10<sup>-9</sup> USD). Arithmetic is exact: an overflow is an
 * ArithmeticException, never a wrong amount. On the wire it is the integer as a string, since JSON
 * numbers lose digits beyond 2^53.
 *
 * @param nanos nano-dollars; negative where money is owed
 */
public record Money(long nanos) implements Comparable<Money> {

    /** No money. */
    public static final Money ZERO = new Money(0);

    private static final int DECIMALS = 9;
    private static final long WHOLE = 100;
    private static final int DECIMALS_SHOWN_MIN = 2;
    private static final Pattern USD = Pattern.compile("-?\\d{1,10}(\\.\\d{1,9})?");
    private static final Pattern NANOS = Pattern.compile("-?\\d{1,19}");

    /** Reads the wire form: an integer of nano-dollars as a string. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Money ofNanos(String nanos) {
        if (!NANOS.matcher(nanos).matches()) {
            throw new IllegalArgumentException("not a whole number of nano-dollars");
        }
        return new Money(Long.parseLong(nanos));
    }

    /**
     * Reads a plain decimal of US dollars with at most nine decimals and no exponent, as {@code
     * "5.00"}. Anything else, or more than fits, is an IllegalArgumentException.
     */
    public static Money ofUsd(String usd) {
        if (!USD.matcher(usd).matches()) {
            throw new IllegalArgumentException(
                    "not a plain decimal of US dollars with at most nine decimals");
        }
        try {
            return new Money(new BigDecimal(usd).movePointRight(DECIMALS).longValueExact());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("more than an amount of money can be", e);
        }
    }

    /**
     * US dollars as a plain decimal, exact, with at least two decimals: {@code 0.000707}, {@code
     * 5.00}.
     */
    public String toUsd() {
        BigDecimal usd = BigDecimal.valueOf(nanos, DECIMALS).stripTrailingZeros();
        return usd.setScale(Math.max(usd.scale(), DECIMALS_SHOWN_MIN)).toPlainString();
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(nanos, other.nanos));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(nanos, other.nanos));
    }

    /**
     * The whole nano-dollars of a part, rounded down: {@code dividedBy(4)} is a quarter that never
     * exceeds one.
     */
    public Money dividedBy(long divisor) {
        return new Money(Math.floorDivExact(nanos, divisor));
    }

    public Money min(Money other) {
        return nanos <= other.nanos ? this : other;
    }

    public Money max(Money other) {
        return nanos >= other.nanos ? this : other;
    }

    public boolean isNegative() {
        return nanos < 0;
    }

    public boolean isPositive() {
        return nanos > 0;
    }

    /** Whether this amount is as much as the other or more. */
    public boolean covers(Money other) {
        return nanos >= other.nanos;
    }

    /** Whether this amount is so many percent of a whole, or more: exact, in 128 bits. */
    public boolean reaches(int percent, Money whole) {
        long high = Math.multiplyHigh(nanos, WHOLE);
        long wholeHigh = Math.multiplyHigh(whole.nanos, percent);
        return high == wholeHigh
                ? Long.compareUnsigned(nanos * WHOLE, whole.nanos * percent) >= 0
                : high > wholeHigh;
    }

    /**
     * This amount, checked to be zero or more; otherwise an IllegalArgumentException that names
     * {@code what}.
     */
    public Money notNegative(String what) {
        if (isNegative()) {
            throw new IllegalArgumentException(what + " must not be negative");
        }
        return this;
    }

    @JsonValue
    String wire() {
        return Long.toString(nanos);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(nanos, other.nanos);
    }

    @Override
    public String toString() {
        return "$" + toUsd();
    }
}
