package io.getinference.metering.journal;

import io.getinference.common.claim.ClaimId;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.metering.budget.AccountState;
import io.getinference.metering.budget.AccountStates;
import io.getinference.metering.budget.Reading;
import io.getinference.metering.claim.KeptClaim;
import io.getinference.metering.claim.KeptClaims;
import io.getinference.metering.spend.HourRange;
import io.getinference.metering.spend.Spend;
import io.getinference.metering.spend.SpendOf;
import io.getinference.metering.spend.Spends;
import io.getinference.metering.spend.UsageHours;
import io.getinference.metering.spend.UsageOf;
import io.getinference.metering.spend.UsageRow;

import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.springframework.stereotype.Component;

import java.util.Iterator;
import java.util.function.Function;

/**
 * Reads the stores of this instance, each by its account's partition, so that an account which is
 * elsewhere is "not here" rather than "unknown".
 */
@Component
class LocalStores implements AccountStates, Spends, UsageHours, KeptClaims {

    private final OpenStores stores;
    private final JournalPartitions partitions;

    LocalStores(OpenStores stores, JournalSettings settings) {
        this.stores = stores;
        this.partitions = settings.partitions();
    }

    @Override
    public Reading<AccountState> of(AccountId account) {
        return stores.read(partitions.of(account), open -> open.budget().get(Stores.key(account)));
    }

    @Override
    public Reading<Spend> of(SpendOf whose) {
        return stores.read(
                partitions.of(whose.account()), open -> open.spend().get(Stores.key(whose)));
    }

    @Override
    public Reading<KeptClaim> of(AccountId account, ClaimId claim) {
        return stores.read(
                partitions.of(account), open -> ClaimBook.read(open.claims(), account, claim));
    }

    @Override
    public <T> Reading<T> of(
            UsageOf whose, HourRange range, Function<Iterator<UsageRow>, T> reader) {
        String from = HourKey.floor(whose.account(), range.from());
        String to = HourKey.floor(whose.account(), range.to());
        return stores.read(
                partitions.of(whose.account()),
                open -> {
                    try (KeyValueIterator<String, Spend> rows = open.hours().range(from, to)) {
                        return reader.apply(new Rows(rows, whose));
                    }
                });
    }

    private record Rows(KeyValueIterator<String, Spend> rows, UsageOf whose)
            implements Iterator<UsageRow> {

        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public UsageRow next() {
            KeyValue<String, Spend> row = rows.next();
            HourKey at = HourKey.parse(row.key);
            return switch (whose) {
                case UsageOf.Account _ -> at.with(row.value);
                case UsageOf.Key(_, KeyId key) ->
                        at.key().equals(key) ? at.with(row.value) : new UsageRow.Passed(at.hour());
            };
        }
    }
}
