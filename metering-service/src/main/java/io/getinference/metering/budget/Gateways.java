package io.getinference.metering.budget;

import io.getinference.common.id.GatewayId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.id.TeamId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every gateway that the account has heard of, with its leases. */
record Gateways(List<Gateway> all) {

    static final Gateways NONE = new Gateways(List.of());

    Gateways {
        all = List.copyOf(all);
    }

    private Gateway of(GatewayId id) {
        for (Gateway known : all) {
            if (known.id().equals(id)) {
                return known;
            }
        }
        return new Gateway(id, 1, List.of());
    }

    boolean hasClosed(LifeId life) {
        return of(life.gateway()).hasClosed(life.count());
    }

    @Nullable Life find(LifeId life) {
        return of(life.gateway()).of(life.count());
    }

    /** The life; where it is new, one without anything. */
    Life of(LifeId life) {
        Life known = find(life);
        return known == null ? Life.of(life.count()) : known;
    }

    @Nullable LeaseRow row(LifeId life, KeyId key) {
        Life known = find(life);
        return known == null ? null : known.of(key);
    }

    Gateways with(LifeId id, Life life) {
        return with(of(id.gateway()).with(life));
    }

    Gateways with(LifeId life, LeaseRow row) {
        return with(life, of(life).with(row));
    }

    Gateways close(LifeId life) {
        return with(of(life.gateway()).close(life.count()));
    }

    private Gateways with(Gateway gateway) {
        List<Gateway> changed = new ArrayList<>(all);
        for (int i = 0; i < changed.size(); i++) {
            if (changed.get(i).id().equals(gateway.id())) {
                changed.set(i, gateway);
                return new Gateways(changed);
            }
        }
        changed.add(gateway);
        return new Gateways(changed);
    }

    /** Every lease that is still known. */
    List<LeaseBalance> leases() {
        List<LeaseBalance> leases = new ArrayList<>();
        for (Gateway gateway : all) {
            for (Life life : gateway.open()) {
                LifeId id = new LifeId(gateway.id(), life.count());
                life.rows().forEach(row -> leases.add(LeaseBalance.of(id, row)));
            }
        }
        return leases;
    }

    /** What leases have out, under the account, a team and a key. */
    Aside out(@Nullable KeyId key, @Nullable TeamId team) {
        Aside sum = Aside.NONE;
        for (Gateway gateway : all) {
            for (Life life : gateway.open()) {
                for (LeaseRow row : life.rows()) {
                    if (row.hasMoneyOut()) {
                        sum = sum.plus(row.out(), row.key().equals(key), isOf(team, row.team()));
                    }
                }
            }
        }
        return sum;
    }

    /** How many completions may run through a key at once by what its rows were granted. */
    long running(KeyId key, Instant time) {
        return rowsInUse(key).mapToLong(row -> row.running(time)).sum();
    }

    /** The rows through which a key is used now. */
    int sharers(KeyId key, Instant time) {
        return Math.toIntExact(rowsInUse(key).filter(row -> row.validAt(time)).count());
    }

    /** Nothing runs in a life that said it is over. */
    private Stream<LeaseRow> rowsInUse(KeyId key) {
        return all.stream()
                .flatMap(gateway -> gateway.open().stream())
                .filter(life -> life.last() == null)
                .flatMap(life -> life.rows().stream())
                .filter(row -> row.key().equals(key));
    }

    private static boolean isOf(@Nullable TeamId team, @Nullable TeamId rows) {
        return team != null && team.equals(rows);
    }

    int entries() {
        int sum = all.size();
        for (Gateway gateway : all) {
            for (Life life : gateway.open()) {
                sum += life.entries();
            }
        }
        return sum;
    }
}
