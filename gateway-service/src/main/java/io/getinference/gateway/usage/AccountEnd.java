package io.getinference.gateway.usage;

import io.getinference.common.id.AccountId;

/**
 * What was left to do for an account at the end of a life.
 *
 * @param sent records of usage that Kafka may not have had
 * @param estimated those of them whose requests nobody had ended
 * @param lastUsage the number of the life's last usage; 0 where it only leased
 */
record AccountEnd(AccountId account, long sent, long estimated, long lastUsage) {}
