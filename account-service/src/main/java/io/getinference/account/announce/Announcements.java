package io.getinference.account.announce;

import io.getinference.account.limit.Limits;
import io.getinference.common.event.ApiKeyHash;
import io.getinference.common.event.ApiKeyRow;
import io.getinference.common.event.OperatorFact;
import io.getinference.common.id.AccountId;
import io.getinference.common.outbox.Outbox;
import io.getinference.common.topic.Topic;

import org.springframework.stereotype.Component;

import java.util.function.LongFunction;

/**
 * What the platform hears, and in which order. Called inside the transaction that decides; a key is
 * usable only where metering knows its limits, so its limits are said before it and withdrawn after
 * it.
 */
@Component
public class Announcements {

    private final Outbox outbox;
    private final Limits limits;

    Announcements(Outbox outbox, Limits limits) {
        this.outbox = outbox;
        this.limits = limits;
    }

    /**
     * Limits were set: of a key, a team or the account. An account that has none is known from its
     * first ones on, so that it can be told from a wrong id.
     */
    public void limitsSet(AccountId account) {
        fact(account, number -> limits.of(account, number));
    }

    /** A key was issued and is among the account's active ones. */
    public void keyIssued(ApiKeyHash hash, ApiKeyRow row) {
        limitsSet(row.account());
        outbox.add(Topic.API_KEYS, hash.hex(), row);
    }

    /** What a gateway knows of an active key is different from now on. */
    public void keyChanged(ApiKeyHash hash, ApiKeyRow row) {
        outbox.add(Topic.API_KEYS, hash.hex(), row);
    }

    /** A key was revoked and is no longer among the account's active ones. */
    public void keyRevoked(AccountId account, ApiKeyHash hash) {
        long number = outbox.nextNumber(account);
        outbox.add(Topic.API_KEYS, hash.hex(), null);
        outbox.add(limits.of(account, number));
    }

    /**
     * A fact for the account's journal. Its number comes first: taking it makes others wait who
     * would announce for this account.
     *
     * @param fact makes the fact of its number
     * @return the fact as it is told
     */
    public <F extends OperatorFact> F fact(AccountId account, LongFunction<F> fact) {
        F told = fact.apply(outbox.nextNumber(account));
        outbox.add(told);
        return told;
    }
}
