package io.getinference.chaos;

import io.getinference.chaos.cluster.Await;
import io.getinference.chaos.cluster.Cluster;
import io.getinference.chaos.cluster.Member;
import io.getinference.chaos.cluster.Role;
import io.getinference.chaos.load.Credential;
import io.getinference.chaos.load.Door;
import io.getinference.chaos.load.Prober.Probed;
import io.getinference.chaos.money.Office;
import io.getinference.common.id.AccountId;
import io.getinference.common.money.Money;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The accounts of a run and the doors at which their keys are known.
 *
 * @param doors every gateway
 * @param customer the account that is spent to its end
 * @param keys its ten, one of which has a budget
 * @param probed accounts that only measure
 */
record Stage(List<Door> doors, AccountId customer, List<Credential> keys, Probed probed) {

    private static final int KEYS = 10;
    private static final int QUIET = 8;
    private static final Money KEY_BUDGET = Money.ofUsd("0.30");
    private static final Money PROBES = Money.ofUsd("5.00");
    private static final Duration KNOWN_MAX = Duration.ofSeconds(60);

    static Stage set(Cluster cluster, Office office) {
        List<Member> gateways = cluster.members(Role.GATEWAY);
        List<Door> doors =
                IntStream.range(0, gateways.size())
                        .mapToObj(index ->
                                new Door(
                                        gateways.get(index).name(),
                                        cluster.places().gateways().get(index).uri()))
                        .toList();
        AccountId customer = office.account("Spent to the end");
        List<Credential> keys = new ArrayList<>(List.of(office.key(customer, KEY_BUDGET)));
        while (keys.size() < KEYS) {
            keys.add(office.key(customer, null));
        }
        List<Credential> probed = Stream.generate(() -> probed(office)).limit(1L + QUIET).toList();
        Stage stage =
                new Stage(
                        doors,
                        customer,
                        keys,
                        new Probed(probed.getFirst(), probed.subList(1, probed.size())));
        stage.awaitKnown();
        return stage;
    }

    /** Every account of the run, the customer first. */
    List<AccountId> accounts() {
        return Stream.concat(
                        Stream.of(customer, probed.busy().account()),
                        probed.quiet().stream().map(Credential::account))
                .toList();
    }

    private static Credential probed(Office office) {
        AccountId account = office.account("Only measured");
        office.topUp(account, PROBES);
        return office.key(account, null);
    }

    /** A key travels to the doors through the outbox and Kafka. */
    private void awaitKnown() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            List<Credential> all = new ArrayList<>(keys);
            all.add(probed.busy());
            all.addAll(probed.quiet());
            for (Door door : doors) {
                for (Credential credential : all) {
                    Await.until(
                            "a key being known to " + door.name(),
                            KNOWN_MAX,
                            () -> isKnown(http, door, credential));
                }
            }
        }
    }

    private static boolean isKnown(HttpClient http, Door door, Credential credential) {
        HttpRequest models =
                HttpRequest.newBuilder(door.uri().resolve("/v1/models"))
                        .header("Authorization", "Bearer " + credential.secret())
                        .build();
        try {
            return http.send(models, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
