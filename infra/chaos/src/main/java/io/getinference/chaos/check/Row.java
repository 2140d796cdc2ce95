package io.getinference.chaos.check;

import io.getinference.common.money.Money;

import java.util.List;

/**
 * One line of the table.
 *
 * @param invariant its number in the list of invariants, or a word
 * @param what must be true
 * @param expected what should be
 * @param actual what is
 * @param difference zero where it holds; in nano-dollars, or a count
 * @param cases the first of what differs, for whoever looks for the cause
 */
public record Row(
        String invariant,
        String what,
        String expected,
        String actual,
        long difference,
        List<String> cases) {

    private static final int CASES_MAX = 5;

    public Row {
        cases = cases.stream().limit(CASES_MAX).toList();
    }

    /** Two amounts that must be the same. */
    static Row same(String invariant, String what, Money expected, Money actual) {
        return new Row(
                invariant,
                what,
                expected.toString(),
                actual.toString(),
                actual.minus(expected).nanos(),
                List.of());
    }

    /** Two counts that must be the same. */
    static Row same(String invariant, String what, long expected, long actual) {
        return new Row(invariant, what, "" + expected, "" + actual, actual - expected, List.of());
    }

    /** Of so many that were looked at, none may be faulty. */
    public static Row none(String invariant, String what, long looked, List<String> faulty) {
        return new Row(
                invariant,
                what,
                "0 of " + looked,
                faulty.size() + " of " + looked,
                faulty.size(),
                faulty);
    }

    /** An amount that may not be below another. */
    static Row atLeast(String invariant, String what, Money least, Money actual) {
        return new Row(
                invariant,
                what,
                "≥ " + least,
                actual.toString(),
                least.minus(actual).max(Money.ZERO).nanos(),
                List.of());
    }

    /** Whether there is nothing to say against it. */
    public boolean holds() {
        return difference == 0;
    }
}
