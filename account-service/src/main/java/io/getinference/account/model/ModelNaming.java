package io.getinference.account.model;

import io.getinference.account.account.AccountRegister;
import io.getinference.common.event.AccountModels;
import io.getinference.common.id.AccountId;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.Optional;

/** Names models for an account; its keys are told in the same transaction. */
@Component
class ModelNaming {

    private final AccountRegister accounts;
    private final NamedModels models;
    private final ToldKeys keys;

    ModelNaming(AccountRegister accounts, NamedModels models, ToldKeys keys) {
        this.accounts = accounts;
        this.models = models;
        this.keys = keys;
    }

    /** The names from now on; false if there is no such account. */
    @Transactional
    boolean name(AccountId account, AccountModels names) {
        if (!accounts.lock(account)) {
            return false;
        }
        if (!names.equals(models.of(account))) {
            models.set(account, names);
            keys.tellAll(account);
        }
        return true;
    }

    /** Empty if there is no such account. */
    @Transactional(readOnly = true)
    Optional<AccountModels> find(AccountId account) {
        return accounts.knows(account) ? Optional.of(models.of(account)) : Optional.empty();
    }
}
