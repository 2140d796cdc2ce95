package io.getinference.account.account;

import io.getinference.account.announce.Announcements;
import io.getinference.account.limit.AccountLimits;
import io.getinference.common.id.AccountId;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Which accounts there are. */
@Component
public class AccountRegister {

    private final Accounts accounts;
    private final Announcements announcements;
    private final InstantSource clock;

    AccountRegister(Accounts accounts, Announcements announcements, InstantSource clock) {
        this.accounts = accounts;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** Opens an account; one that is there keeps its past and takes the name. */
    @Transactional
    Opened open(AccountId id, DisplayName name) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        boolean isNew = accounts.insertIfAbsent(id, name, now) == 1;
        Account account = accounts.findLockedById(id.value()).orElseThrow();
        if (isNew) {
            announcements.limitsSet(id);
        } else {
            account.rename(name);
        }
        return new Opened(isNew, account.view());
    }

    /** Changes the name and what limits the account; empty if there is no such account. */
    @Transactional
    Optional<AccountView> change(AccountId id, ChangeAccount change) {
        return accounts.findLockedById(id.value())
                .map(account -> {
                    AccountLimits before = account.limits();
                    account.change(change);
                    if (!before.equals(account.limits())) {
                        announcements.limitsSet(id);
                    }
                    return account.view();
                });
    }

    @Transactional(readOnly = true)
    Optional<AccountView> find(AccountId id) {
        return accounts.findById(id.value()).map(Account::view);
    }

    @Transactional(readOnly = true)
    AccountPage page(String after, int rows) {
        List<AccountView> found =
                accounts
                        .findByIdGreaterThanOrderById(after, PageSettings.withOneMore(rows))
                        .stream()
                        .map(Account::view)
                        .toList();
        return found.size() > rows
                ? new AccountPage(found.subList(0, rows), found.get(rows - 1).id().value())
                : new AccountPage(found, null);
    }

    /** Whether the account exists. */
    @Transactional(readOnly = true)
    public boolean knows(AccountId id) {
        return accounts.findById(id.value()).isPresent();
    }

    /**
     * Locks an account until the caller's transaction ends, so that its keys change one at a time.
     *
     * @return false if there is no such account
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean lock(AccountId id) {
        return accounts.findLockedById(id.value()).isPresent();
    }
}
