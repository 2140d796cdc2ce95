package io.getinference.metering.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.getinference.common.id.AccountId;

import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/** Where producers put an account's records. */
record JournalPartitions(int count) {

    int of(AccountId account) {
        return BuiltInPartitioner.partitionForKey(account.value().getBytes(UTF_8), count);
    }
}
