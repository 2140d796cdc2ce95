package io.getinference.gateway.budget;

/** What was taken, and from which lease: it goes back there. */
record Taking(SharedLease lease, Claim claim) {}
