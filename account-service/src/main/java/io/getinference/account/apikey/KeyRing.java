package io.getinference.account.apikey;

import io.getinference.account.account.AccountRegister;
import io.getinference.account.account.PageSettings;
import io.getinference.account.announce.Announcements;
import io.getinference.account.limit.WindowCalendar;
import io.getinference.account.model.NamedModels;
import io.getinference.account.model.ToldKeys;
import io.getinference.account.team.TeamRoster;
import io.getinference.common.event.AccountModels;
import io.getinference.common.event.ApiKeyRow;
import io.getinference.common.event.KeyLimits;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.TeamId;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The keys of accounts. Changes of one account's keys happen one after the other. */
@Component
public class KeyRing implements ToldKeys {

    /** As many slots as the table has. */
    static final int ACTIVE_KEYS_MAX = 10;

    private final AccountRegister accounts;
    private final TeamRoster teams;
    private final ApiKeys keys;
    private final NamedModels models;
    private final Announcements announcements;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    KeyRing(
            AccountRegister accounts,
            TeamRoster teams,
            ApiKeys keys,
            NamedModels models,
            Announcements announcements,
            InstantSource clock) {
        this.accounts = accounts;
        this.teams = teams;
        this.keys = keys;
        this.models = models;
        this.announcements = announcements;
        this.clock = clock;
    }

    @Transactional
    Issue issue(AccountId account, IssueKey wish) {
        if (!accounts.lock(account)) {
            return new Issue.UnknownAccount();
        }
        if (!takesKeys(account, wish.newTeam())) {
            return new Issue.UnknownTeam();
        }
        OptionalInt slot = freeSlot(active(account));
        if (slot.isEmpty()) {
            return new Issue.TooManyKeys();
        }
        ApiKeySecret secret = ApiKeySecret.next(random);
        ApiKey key = keys.save(new ApiKey(account, slot.getAsInt(), wish, secret, now()));
        announcements.keyIssued(secret.hash(), row(key));
        return new Issue.Issued(key.view(), secret);
    }

    /** Whether a key of that id was ever issued to the account. */
    @Transactional(readOnly = true)
    public boolean knows(AccountId account, KeyId id) {
        return keys.findByAccountAndId(account.value(), id.value()).isPresent();
    }

    /** Changes a key's name, budget or team. What limits it is told at once. */
    @Transactional
    KeyChange change(AccountId account, KeyId id, ChangeKey change) {
        if (!accounts.lock(account)) {
            return new KeyChange.UnknownKey();
        }
        return keys.findByAccountAndId(account.value(), id.value())
                .map(key -> change(account, key, change))
                .orElseGet(KeyChange.UnknownKey::new);
    }

    private KeyChange change(AccountId account, ApiKey key, ChangeKey change) {
        if (!key.isActive()) {
            return new KeyChange.Revoked();
        }
        if (!takesKeys(account, change.newTeam())) {
            return new KeyChange.UnknownTeam();
        }
        // Limits at one moment, so that only what was changed makes a difference.
        WindowCalendar calendar = new WindowCalendar(ZoneOffset.UTC, Instant.EPOCH);
        KeyLimits limitsBefore = key.limits(calendar);
        ApiKeyRow rowBefore = key.row(AccountModels.NONE);
        key.change(change);
        if (!limitsBefore.equals(key.limits(calendar))) {
            announcements.limitsSet(account);
        }
        if (!rowBefore.equals(key.row(AccountModels.NONE))) {
            announcements.keyChanged(key.hash(), row(key));
        }
        return new KeyChange.Changed(key.view());
    }

    /** Revokes a key; false if the account has none of that id. A revoked one stays as it is. */
    @Transactional
    boolean revoke(AccountId account, KeyId id) {
        if (!accounts.lock(account)) {
            return false;
        }
        Optional<ApiKey> found = keys.findByAccountAndId(account.value(), id.value());
        found.filter(ApiKey::isActive)
                .ifPresent(key -> {
                    key.revoke(now());
                    announcements.keyRevoked(account, key.hash());
                });
        return found.isPresent();
    }

    @Override
    public void tellAll(AccountId account) {
        active(account).forEach(key -> announcements.keyChanged(key.hash(), row(key)));
    }

    private ApiKeyRow row(ApiKey key) {
        return key.row(models.of(key.account()));
    }

    /** Empty if there is no such account. */
    @Transactional(readOnly = true)
    Optional<KeyPage> page(AccountId account, String after, int rows) {
        if (!accounts.knows(account)) {
            return Optional.empty();
        }
        List<KeyView> found =
                keys
                        .findByAccountAndIdGreaterThanOrderById(
                                account.value(), after, PageSettings.withOneMore(rows))
                        .stream()
                        .map(ApiKey::view)
                        .toList();
        return Optional.of(
                found.size() > rows
                        ? new KeyPage(found.subList(0, rows), found.get(rows - 1).id().value())
                        : new KeyPage(found, null));
    }

    private static OptionalInt freeSlot(List<ApiKey> active) {
        Set<Integer> taken = active.stream().map(ApiKey::slot).collect(Collectors.toSet());
        return IntStream.rangeClosed(1, ACTIVE_KEYS_MAX)
                .filter(slot -> !taken.contains(slot))
                .findFirst();
    }

    private boolean takesKeys(AccountId account, @Nullable TeamId team) {
        return team == null || teams.takesKeys(account, team);
    }

    private List<ApiKey> active(AccountId account) {
        return keys.findByAccountAndRevokedAtIsNullOrderById(account.value());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
