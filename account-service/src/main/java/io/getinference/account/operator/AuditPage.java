package io.getinference.account.operator;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.account.audit.AuditEntry;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Decisions about one account, oldest first.
 *
 * @param nextCursor where the next page begins; null on the last
 */
record AuditPage(
        @JsonProperty("decisions") List<AuditEntry> decisions,
        @JsonProperty("next_cursor") @Nullable Long nextCursor) {

    AuditPage {
        decisions = List.copyOf(decisions);
    }

    /** A page of what was found by asking for one more. */
    static AuditPage of(List<AuditEntry> found, int rows) {
        return found.size() > rows
                ? new AuditPage(found.subList(0, rows), found.get(rows - 1).number())
                : new AuditPage(found, null);
    }
}
