package io.getinference.metering.spend;

import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.metering.budget.Reading;

/** The running sums that the journal's fold keeps. */
public interface Spends {

    /** Of a whole account. */
    Reading<Spend> spend(AccountId account);

    /** Of one API key. */
    Reading<Spend> spend(AccountId account, KeyId key);
}
