package io.getinference.account.account;

import io.getinference.account.limit.AccountLimits;
import io.getinference.account.limit.Budgets;
import io.getinference.common.id.AccountId;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** The paying customer. */
@Entity
class Account {

    @Id private String id;
    private String name;
    @Embedded private @Nullable Budgets budgets;
    private String timeZone;
    private List<Integer> alertAtPercent;
    private Instant createdAt;

    /** For JPA, which fills it. */
    protected Account() {
        this.id = "";
        this.name = "";
        this.timeZone = "";
        this.alertAtPercent = List.of();
        this.createdAt = Instant.EPOCH;
    }

    void rename(DisplayName newName) {
        name = newName.value();
    }

    void change(ChangeAccount change) {
        name = change.nameOr(name);
        budgets = change.budgetsOr(Budgets.of(budgets));
        timeZone = change.timeZoneOr(timeZone);
        alertAtPercent = change.alertAtOr(alertAtPercent);
    }

    AccountLimits limits() {
        return new AccountLimits(Budgets.of(budgets), ZoneId.of(timeZone), alertAtPercent);
    }

    AccountView view() {
        return new AccountView(
                new AccountId(id),
                name,
                Budgets.of(budgets).view(),
                timeZone,
                alertAtPercent,
                createdAt);
    }
}
