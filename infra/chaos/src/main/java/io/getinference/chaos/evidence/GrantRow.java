package io.getinference.chaos.evidence;

import io.getinference.common.id.AccountId;
import io.getinference.common.money.Money;

/**
 * A grant as the ledger's database has it.
 *
 * @param id of the grant
 * @param account whose it is
 * @param amount what was granted
 */
public record GrantRow(String id, AccountId account, Money amount) {}
