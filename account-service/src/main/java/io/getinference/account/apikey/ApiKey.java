package io.getinference.account.apikey;

import io.getinference.account.limit.Budgets;
import io.getinference.account.limit.WindowCalendar;
import io.getinference.common.address.AddressBlock;
import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.event.AccountModels;
import io.getinference.common.event.ApiKeyHash;
import io.getinference.common.event.ApiKeyRow;
import io.getinference.common.event.KeyLimits;
import io.getinference.common.event.RateLimits;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.TeamId;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** An API key without its secret; active until it is revoked, then for ever revoked. */
@Entity
class ApiKey implements Persistable<String> {

    @Id private String id;
    private String account;
    private int slot;
    private String name;
    private String hash;
    private String lastFour;
    @Embedded private @Nullable Budgets budgets;
    private @Nullable String team;
    @Embedded private @Nullable KeptRates rates;
    private @Nullable List<String> allowedModels;
    private @Nullable List<String> allowedAddresses;
    private Instant createdAt;
    private @Nullable Instant revokedAt;
    @Transient private final boolean isNew;

    /** For JPA, which fills it. */
    protected ApiKey() {
        this.id = "";
        this.account = "";
        this.name = "";
        this.hash = "";
        this.lastFour = "";
        this.createdAt = Instant.EPOCH;
        this.isNew = false;
    }

    ApiKey(AccountId account, int slot, IssueKey wish, ApiKeySecret secret, Instant createdAt) {
        this.id = KeyId.next().value();
        this.account = account.value();
        this.slot = slot;
        this.name = wish.name().value();
        this.hash = secret.hash().hex();
        this.lastFour = secret.lastFour();
        set(wish);
        this.createdAt = createdAt;
        this.isNew = true;
    }

    void change(ChangeKey change) {
        name = change.nameOr(name);
        set(change);
    }

    private void set(KeyWish wish) {
        budgets = wish.budgetsOr(Budgets.of(budgets));
        team = wish.teamOr(team);
        rates = KeptRates.of(wish.ratesOr(rates()));
        allowedModels = wish.modelsOr(allowedModels);
        allowedAddresses = wish.addressesOr(allowedAddresses);
    }

    void revoke(Instant at) {
        if (isActive()) {
            revokedAt = at;
        }
    }

    boolean isActive() {
        return revokedAt == null;
    }

    AccountId account() {
        return new AccountId(account);
    }

    int slot() {
        return slot;
    }

    ApiKeyHash hash() {
        return new ApiKeyHash(hash);
    }

    KeyLimits limits(WindowCalendar calendar) {
        Budgets own = Budgets.of(budgets);
        return new KeyLimits(new KeyId(id), own.total(), team(), own.windows(calendar), rates());
    }

    /** As gateways know it, with the account's own names of models. */
    ApiKeyRow row(AccountModels models) {
        return new ApiKeyRow(
                new KeyId(id),
                new AccountId(account),
                lastFour,
                each(allowedModels, PublicModel::new),
                each(allowedAddresses, AddressBlock::of),
                models.equals(AccountModels.NONE) ? null : models);
    }

    private static <T> @Nullable List<T> each(
            @Nullable List<String> values, Function<String, T> read) {
        return values == null ? null : values.stream().map(read).toList();
    }

    KeyView view() {
        return new KeyView(
                new KeyId(id),
                name,
                lastFour,
                Budgets.of(budgets).view(),
                team(),
                rates(),
                allowedModels,
                allowedAddresses,
                isActive() ? KeyStatus.ACTIVE : KeyStatus.REVOKED,
                createdAt,
                revokedAt);
    }

    private @Nullable RateLimits rates() {
        return rates == null ? null : rates.limits();
    }

    private @Nullable TeamId team() {
        return team == null ? null : new TeamId(team);
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
