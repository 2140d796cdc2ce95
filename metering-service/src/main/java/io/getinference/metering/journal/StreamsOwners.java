package io.getinference.metering.journal;

import io.getinference.common.id.AccountId;
import io.getinference.metering.owner.Advertised;
import io.getinference.metering.owner.Owner;
import io.getinference.metering.owner.Owners;

import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.state.HostInfo;
import org.springframework.stereotype.Component;

import java.net.URI;

/** Kafka Streams says who owns what, from what each instance advertised when it joined. */
@Component
class StreamsOwners implements Owners {

    private static final StringSerializer KEYS = new StringSerializer();

    private final JournalStart start;
    private final OpenStores stores;
    private final JournalPartitions partitions;
    private final Advertised advertised;

    StreamsOwners(
            JournalStart start,
            OpenStores stores,
            JournalSettings settings,
            Advertised advertised) {
        this.start = start;
        this.stores = stores;
        this.partitions = settings.partitions();
        this.advertised = advertised;
    }

    @Override
    public Owner of(AccountId account) {
        if (stores.isOpen(partitions.of(account))) {
            return new Owner.Here();
        }
        if (!start.isRunning()) {
            return new Owner.Unknowable();
        }
        KafkaStreams running = start.streams();
        if (running == null) {
            return new Owner.Moving();
        }
        return switch (running.state()) {
            case CREATED -> new Owner.Moving();
            case RUNNING, REBALANCING -> elsewhere(running, account);
            case PENDING_SHUTDOWN, PENDING_ERROR, NOT_RUNNING, ERROR -> new Owner.Unknowable();
        };
    }

    private Owner elsewhere(KafkaStreams running, AccountId account) {
        KeyQueryMetadata known;
        try {
            known = running.queryMetadataForKey(Stores.BUDGET, Stores.key(account), KEYS);
        } catch (IllegalStateException e) {
            return new Owner.Unknowable();
        }
        HostInfo owner = known.activeHost();
        if (known.equals(KeyQueryMetadata.NOT_AVAILABLE) || owner.equals(HostInfo.unavailable())) {
            return new Owner.Moving();
        }
        URI url = advertised.other(owner.host(), owner.port());
        return url.equals(advertised.url()) ? new Owner.Moving() : new Owner.Elsewhere(url);
    }
}
