package io.getinference.account.announce;

import io.getinference.common.event.ApiKeyHash;
import io.getinference.common.event.ApiKeyRow;
import io.getinference.common.event.KeyLimits;
import io.getinference.common.event.LimitsSet;
import io.getinference.common.id.AccountId;
import io.getinference.common.outbox.Outbox;
import io.getinference.common.topic.Topic;

import org.springframework.stereotype.Component;

import java.util.List;

/**
 * What the platform hears, and in which order. Called inside the transaction that decides; a key is
 * usable only where metering knows its limits, so its limits are said before it and withdrawn after
 * it.
 */
@Component
public class Announcements {

    private final Outbox outbox;

    Announcements(Outbox outbox) {
        this.outbox = outbox;
    }

    /** An account without keys is known from here on, so that it can be told from a wrong id. */
    public void accountOpened(AccountId account) {
        outbox.add(new LimitsSet(account, outbox.nextNumber(account), List.of()));
    }

    /**
     * A key was issued.
     *
     * @param active the limits of every active key, this one included
     */
    public void keyIssued(ApiKeyHash hash, ApiKeyRow row, List<KeyLimits> active) {
        outbox.add(new LimitsSet(row.account(), outbox.nextNumber(row.account()), active));
        outbox.add(Topic.API_KEYS, hash.hex(), row);
    }

    /**
     * A key was revoked.
     *
     * @param active the limits of every key that is left
     */
    public void keyRevoked(AccountId account, ApiKeyHash hash, List<KeyLimits> active) {
        // The number comes first: taking it makes others wait who would announce for this account.
        LimitsSet limits = new LimitsSet(account, outbox.nextNumber(account), active);
        outbox.add(Topic.API_KEYS, hash.hex(), null);
        outbox.add(limits);
    }
}
