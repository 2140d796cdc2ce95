package io.getinference.gateway.standing;

import io.getinference.common.standing.KeyStanding;
import io.getinference.common.standing.KeyUsage;
import io.getinference.gateway.caller.Caller;

/** Who knows how API keys stand. Each answer is of the caller's own account and key. */
interface Standings {

    /** Its limits, and what is left under each. */
    Told<KeyStanding> of(Caller caller);

    /** What it used, a page of it. */
    Told<KeyUsage> usage(Caller caller, UsageAsked asked);
}
