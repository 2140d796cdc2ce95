package io.getinference.account.account;

import io.getinference.account.announce.Announcements;
import io.getinference.common.id.AccountId;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(this::renewDue, settings.renewEvery());
    }

    /** Goes once through those that are due; what fails is tried again with the next time. */
    void renewDue() {
        try {
            Optional<AccountId> renewed = renewNext("");
            for (int i = 1; renewed.isPresent() && i < settings.renewalsMax(); i++) {
                renewed = renewNext(renewed.get().value());
            }
        } catch (RuntimeException e) {
            LOG.error("limits that are due were not told again", e);
        }
    }

    private Optional<AccountId> renewNext(String after) {
        return Optional.ofNullable(
                transactions.execute(_ ->
                        accounts.lockNextDue(clock.instant(), after)
                                .map(account -> {
                                    AccountId id = account.view().id();
                                    announcements.limitsSet(id);
                                    return id;
                                })
                                .orElse(null)));
    }
}
