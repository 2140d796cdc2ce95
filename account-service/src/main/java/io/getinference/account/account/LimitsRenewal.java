package io.getinference.account.account;

import io.getinference.account.announce.Announcements;
import io.getinference.common.id.AccountId;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import java.time.InstantSource;
import java.util.Optional;

/**
 * Tells limits again before the starts of windows run out that were told last. Each account is a
 * transaction of its own, which its row's lock gives to one instance of the service.
 */
@Component
class LimitsRenewal implements SchedulingConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger(LimitsRenewal.class);

    private final Accounts accounts;
    private final Announcements announcements;
    private final TransactionOperations transactions;
    private final LimitsSettings settings;
    private final InstantSource clock;

    LimitsRenewal(
            Accounts accounts,
            Announcements announcements,
            TransactionOperations transactions,
            LimitsSettings settings,
            InstantSource clock) {
        this.accounts = accounts;
        this.announcements = announcements;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * At a fixed rate, which has a thread of its own: the outbox's relay must not wait for this.
     */
    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedRateTask(this::renewDue, settings.renewEvery());
    }

    /** Goes once through those that are due; what fails is tried again with the next time. */
    private void renewDue() {
        try {
            String after = "";
            for (int renewals = 0; renewals < settings.renewalsMax(); renewals++) {
                Optional<String> due = accounts.findNextDue(clock.instant(), after);
                if (due.isEmpty()) {
                    return;
                }
                after = due.get();
                renew(new AccountId(after));
            }
        } catch (DataAccessException e) {
            LOG.warn("whose limits are due is not known at the moment: {}", e.getMessage());
        }
    }

    private void renew(AccountId account) {
        try {
            transactions.executeWithoutResult(_ ->
                    accounts.lockDue(account.value(), clock.instant())
                            .ifPresent(_ -> announcements.limitsSet(account)));
        } catch (RuntimeException e) {
            LOG.error("the limits of {} are due and were not told again", account, e);
        }
    }
}
