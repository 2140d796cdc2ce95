package io.getinference.gateway.usage;

import io.getinference.common.money.Money;

/**
 * What became of an attempt's usage.
 *
 * @param charge what the customer is charged, by the same rating that the core charges with; where
 *     the fact is not durable it may still arrive, so the charge counts as spent
 * @param durable whether the fact is safe from anything that may happen to this gateway
 */
public record Recorded(Money charge, boolean durable) {}
