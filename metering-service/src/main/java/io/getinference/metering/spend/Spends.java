package io.getinference.metering.spend;

import io.getinference.metering.budget.Reading;

/** The running sums that the journal's fold keeps. */
public interface Spends {

    /** Unknown where nothing was ever spent. */
    Reading<Spend> of(SpendOf whose);
}
