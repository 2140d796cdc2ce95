package io.getinference.billing.usage;

import io.getinference.common.event.UsageRated;

import java.time.Instant;
import java.util.Set;

/**
 * Usage that is in the ledger.
 *
 * @param position its place among all posted usage; later is higher within an account
 * @param findings what the audit found wrong
 */
record PostedUsage(
        long position, UsageRated rated, Set<AuditFinding> findings, Instant recordedAt) {

    PostedUsage {
        findings = Set.copyOf(findings);
    }
}
