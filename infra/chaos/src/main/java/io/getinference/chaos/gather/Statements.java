package io.getinference.chaos.gather;

import io.getinference.chaos.cluster.Cluster;
import io.getinference.chaos.cluster.Member;
import io.getinference.chaos.cluster.Places.Pair;
import io.getinference.chaos.cluster.Role;
import io.getinference.chaos.evidence.Standing;
import io.getinference.chaos.evidence.Told;
import io.getinference.chaos.money.Office;
import io.getinference.common.id.AccountId;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/** What metering's instances say about accounts: each must answer for all. */
public final class Statements {

    private static final String SPEND = "/api/metering/v1/accounts/";

    private final Cluster cluster;
    private final Office office;

    public Statements(Cluster cluster, Office office) {
        this.cluster = cluster;
        this.office = office;
    }

    /** Every instance's word on every account; an instance without one says nothing at all. */
    public List<Told> all(List<AccountId> accounts) {
        List<Told> told = new ArrayList<>();
        List<Member> meterings = cluster.members(Role.METERING);
        for (int index = 0; index < meterings.size(); index++) {
            Pair ports = cluster.places().meterings().get(index);
            for (AccountId account : accounts) {
                JsonNode spend = office.ask(ports.uri().resolve(SPEND + account + "/spend"));
                told.add(told(meterings.get(index).name(), account, spend));
            }
        }
        return told;
    }

    private static Told told(String instance, AccountId account, @Nullable JsonNode spend) {
        if (spend == null) {
            return new Told(instance + " (no answer)", account, Standing.NONE, 0);
        }
        return new Told(
                instance,
                account,
                new Standing(
                        money(spend, "credited_nano"),
                        money(spend, "charged_nano"),
                        money(spend, "held_nano")),
                spend.path("requests").asLong());
    }

    private static Money money(JsonNode spend, String field) {
        return Money.ofNanos(spend.path(field).asString());
    }
}
