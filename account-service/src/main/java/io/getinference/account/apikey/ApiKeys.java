package io.getinference.account.apikey;

import io.getinference.account.limit.LimitedKeys;
import io.getinference.account.limit.WindowCalendar;
import io.getinference.common.event.KeyLimits;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.TeamId;

import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

import java.util.List;
import java.util.Optional;

/** Every query names the account: a tenant sees only itself. */
interface ApiKeys extends Repository<ApiKey, String>, LimitedKeys {

    ApiKey save(ApiKey key);

    Optional<ApiKey> findByAccountAndId(String account, String id);

    /** At most as many as an account may have active. */
    List<ApiKey> findByAccountAndRevokedAtIsNullOrderById(String account);

    List<ApiKey> findByAccountAndIdGreaterThanOrderById(String account, String after, Limit limit);

    @Override
    default List<KeyLimits> keyLimits(AccountId account, WindowCalendar calendar) {
        return findByAccountAndRevokedAtIsNullOrderById(account.value()).stream()
                .map(key -> key.limits(calendar))
                .toList();
    }

    boolean existsByAccountAndTeamAndRevokedAtIsNull(String account, String team);

    @Override
    default boolean areIn(AccountId account, TeamId team) {
        return existsByAccountAndTeamAndRevokedAtIsNull(account.value(), team.value());
    }
}
