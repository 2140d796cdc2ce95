package io.getinference.account.account;

import io.getinference.common.id.AccountId;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import java.time.Instant;

/** The paying customer. */
@Entity
class Account {

    @Id private String id;
    private String name;
    private Instant createdAt;

    /** For JPA, which fills it. */
    protected Account() {
        this.id = "";
        this.name = "";
        this.createdAt = Instant.EPOCH;
    }

    void rename(DisplayName newName) {
        name = newName.value();
    }

    AccountView view() {
        return new AccountView(new AccountId(id), name, createdAt);
    }
}
