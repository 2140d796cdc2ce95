package io.getinference.metering.budget;

import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.lease.LeaseAnswer;

/** A gateway's question for its row once a message of this number is applied. */
record LeaseAsked(AccountId account, LifeId life, KeyId key, long number) {

    /** A closed row applies nothing more, so its answer is as new as it will ever be. */
    boolean isAnsweredBy(LeaseAnswer row) {
        return row.number() >= number || row.closed();
    }
}
