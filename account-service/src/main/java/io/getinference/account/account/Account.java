package io.getinference.account.account;

import io.getinference.account.limit.Budget;
import io.getinference.common.id.AccountId;
import io.getinference.common.money.Money;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** The paying customer. */
@Entity
class Account {

    @Id private String id;
    private String name;
    private @Nullable Long budgetNano;
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

    void change(Change change) {
        name = change.nameOr(name);
        budgetNano = change.budgetNanoOr(budgetNano);
    }

    @Nullable Money budget() {
        return Budget.money(budgetNano);
    }

    AccountView view() {
        return new AccountView(new AccountId(id), name, Budget.usd(budgetNano), createdAt);
    }
}
