package io.getinference.account.team;

import io.getinference.account.account.Change;
import io.getinference.account.limit.Budgets;
import io.getinference.account.limit.WindowCalendar;
import io.getinference.common.event.TeamLimits;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.TeamId;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

import java.time.Instant;

/** A team of an account; active until it is archived, then for ever archived. */
@Entity
class Team implements Persistable<String> {

    @Id private String id;
    private String account;
    private String name;
    @Embedded private @Nullable Budgets budgets;
    private Instant createdAt;
    private @Nullable Instant archivedAt;
    @Transient private final boolean isNew;

    /** For JPA, which fills it. */
    protected Team() {
        this.id = "";
        this.account = "";
        this.name = "";
        this.createdAt = Instant.EPOCH;
        this.isNew = false;
    }

    Team(AccountId account, MakeTeam wish, Instant createdAt) {
        this.id = TeamId.next().value();
        this.account = account.value();
        this.name = wish.name().value();
        this.budgets = wish.budgetsOr(Budgets.NONE);
        this.createdAt = createdAt;
        this.isNew = true;
    }

    /** Whether that changed what limits the team. */
    boolean change(Change change) {
        Budgets before = Budgets.of(budgets);
        name = change.nameOr(name);
        budgets = change.budgetsOr(before);
        return !before.equals(budgets);
    }

    void archive(Instant at) {
        if (isActive()) {
            archivedAt = at;
        }
    }

    boolean isActive() {
        return archivedAt == null;
    }

    TeamLimits limits(WindowCalendar calendar) {
        Budgets own = Budgets.of(budgets);
        return new TeamLimits(new TeamId(id), own.total(), own.windows(calendar));
    }

    TeamView view() {
        return new TeamView(
                new TeamId(id),
                new AccountId(account),
                name,
                Budgets.of(budgets).view(),
                isActive() ? TeamStatus.ACTIVE : TeamStatus.ARCHIVED,
                createdAt,
                archivedAt);
    }

    @Override
    public String getId() {
        return id;
    }

    /** Its id is given before it is stored, so only the object itself knows. */
    @Override
    public boolean isNew() {
        return isNew;
    }
}
