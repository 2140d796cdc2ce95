package io.getinference.account.account;

import io.getinference.account.limit.AccountLimits;
import io.getinference.account.limit.LimitedAccounts;
import io.getinference.common.id.AccountId;

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

    /** The next account by id whose limits have to be told again. */
    @NativeQuery(
            """
            select id from account where tell_again_at <= :now and id > :after
            order by id limit 1
            """)
    Optional<String> findNextDue(Instant now, String after);

    /**
     * Locks an account whose limits are still to be told again; one that somebody else works on is
     * left to them. Not against those who only refer to it, as an audit's entry does.
     */
    @NativeQuery(
            """
            select id from account where id = :id and tell_again_at <= :now
            for no key update skip locked
            """)
    Optional<String> lockDue(String id, Instant now);

    @Override
    default AccountLimits limits(AccountId account) {
        return findById(account.value()).orElseThrow().limits();
    }

    @Override
    @Modifying
    @NativeQuery(
            """
            update account set tell_again_at = cast(:at as timestamptz)
            where id = :#{#account.value()}
            """)
    void tellAgainAt(AccountId account, @Nullable Instant at);
}
