package io.getinference.account.operator;

import io.getinference.account.account.AccountRegister;
import io.getinference.account.announce.Announcements;
import io.getinference.account.audit.AuditEntry;
import io.getinference.account.audit.AuditLog;
import io.getinference.account.audit.Reason;
import io.getinference.common.event.OperatorFact;
import io.getinference.common.id.AccountId;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/** What operators decide: the fact for the journal and its audit entry are one transaction. */
@Component
class Decisions {

    /** Until people sign in, the one credential there is. */
    private static final String PLATFORM_TOKEN = "platform-token";

    private final AccountRegister accounts;
    private final Announcements announcements;
    private final AuditLog log;
    private final InstantSource clock;

    Decisions(
            AccountRegister accounts,
            Announcements announcements,
            AuditLog log,
            InstantSource clock) {
        this.accounts = accounts;
        this.announcements = announcements;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Decides a fact.
     *
     * @param fact makes the fact of its number
     * @return empty if there is no such account
     */
    @Transactional
    Optional<AuditEntry> decide(
            AccountId account, Reason reason, LongFunction<? extends OperatorFact> fact) {
        if (!accounts.lock(account)) {
            return Optional.empty();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        AuditEntry entry =
                AuditEntry.of(announcements.fact(account, fact), now, PLATFORM_TOKEN, reason);
        log.add(entry);
        return Optional.of(entry);
    }

    /** Empty if there is no such account. */
    @Transactional(readOnly = true)
    Optional<List<AuditEntry>> after(AccountId account, long number, int rowsMax) {
        return accounts.knows(account)
                ? Optional.of(log.after(account, number, rowsMax))
                : Optional.empty();
    }
}
