package io.getinference.gateway.budget;

import io.getinference.common.event.LeaseSet;

/**
 * What a lease would have written.
 *
 * @param asks whether the answer matters; what only gives back is told
 */
record Message(LeaseSet set, boolean asks) {

    long number() {
        return set.number();
    }
}
