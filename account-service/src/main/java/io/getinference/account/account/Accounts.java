package io.getinference.account.account;

import io.getinference.account.limit.LimitedAccounts;
import io.getinference.common.id.AccountId;
import io.getinference.common.money.Money;

import jakarta.persistence.LockModeType;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

interface Accounts extends Repository<Account, String>, LimitedAccounts {

    /** The database decides who was first; 1 for that one, 0 for everybody after. */
    @Modifying
    @NativeQuery(
            """
            insert into account (id, name, created_at)
            values (:#{#id.value()}, :#{#name.value()}, :createdAt)
            on conflict (id) do nothing
            """)
    int insertIfAbsent(AccountId id, DisplayName name, Instant createdAt);

    Optional<Account> findById(String id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select account from Account account where account.id = :id")
    Optional<Account> findLockedById(String id);

    List<Account> findByIdGreaterThanOrderById(String after, Limit limit);

    @Override
    default @Nullable Money budget(AccountId account) {
        return findById(account.value()).map(Account::budget).orElse(null);
    }
}
