package io.getinference.billing.taking;

import io.getinference.common.money.Money;

import java.time.Instant;

/**
 * What the fold took of a reversal.
 *
 * @param taken from the grant
 * @param owed what a chargeback found no longer there
 * @param at the journal's time
 */
record TakenBack(Money taken, Money owed, Instant at) {}
