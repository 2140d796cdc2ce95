package io.getinference.chaos.replay;

import io.getinference.chaos.evidence.JournalRecord;
import io.getinference.chaos.evidence.Standing;
import io.getinference.common.event.UsageRated;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

/**
 * One record applied, and how its account stands then.
 *
 * @param record what was applied
 * @param verdict what became of it
 * @param rated the charge, if it was usage that counted
 * @param standing as the fold says
 * @param sums the same, added up again from single rows
 */
public record Step(
        JournalRecord record,
        Verdict verdict,
        @Nullable UsageRated rated,
        Standing standing,
        Sums sums) {

    /** What became of a record. */
    public enum Verdict {
        APPLIED,
        IGNORED,
        QUARANTINED
    }

    /**
     * What is added up over single lease rows and keys.
     *
     * @param rowsOut leases out, row by row
     * @param lifeOut leases out of the life that the record is of; nothing if it is of none
     * @param tightestKey the least that any key's budget lets through; null where none has one
     */
    public record Sums(Money rowsOut, Money lifeOut, @Nullable Money tightestKey) {}
}
