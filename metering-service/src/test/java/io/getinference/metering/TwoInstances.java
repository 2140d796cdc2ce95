package io.getinference.metering;

import static org.awaitility.Awaitility.await;

import org.springframework.http.HttpStatus;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Two instances, one in a process that can be harmed, and gateways that use both all the while. */
final class TwoInstances implements AutoCloseable {

    private static final int GATEWAYS = 8;
    private static final int SETTLED_AFTER = 5;

    private static final Duration SETTLE_MAX = Duration.ofSeconds(150);

    final RunningMetering other;
    private final Path dataDir;
    private final Map<String, String> settings;
    private MeteringProcess harmed;
    final JournalClient journal = new JournalClient();
    final List<SteadyGateway> gateways = new ArrayList<>();
    private final List<MeteringHttp> instances = new CopyOnWriteArrayList<>();

    private TwoInstances(Path dataDir, Map<String, String> settings) {
        this.dataDir = dataDir;
        this.settings = settings;
        other = RunningMetering.start(dataDir.resolve("other"), settings).untilReady();
        harmed = MeteringProcess.start(dataDir.resolve("harmed"), settings);
        instances.addAll(List.of(harmed.http(), other.reached()));
    }

    /** With accounts on both; the second gets its share at once, however much it has to restore. */
    static TwoInstances start(Path dataDir) {
        TwoInstances both =
                new TwoInstances(
                        dataDir,
                        Map.of(
                                "spring.kafka.streams.properties.acceptable.recovery.lag",
                                "100000000"));
        try {
            both.work();
            return both;
        } catch (RuntimeException e) {
            both.close();
            throw e;
        }
    }

    private void work() {
        harmed.untilReady();
        for (int i = 0; i < GATEWAYS; i++) {
            gateways.add(new SteadyGateway(journal, instances));
        }
        await("an answer for each")
                .atMost(SETTLE_MAX)
                .until(() -> gateways.stream().allMatch(of -> of.answered() > 2));
        untilShared();
    }

    MeteringProcess harmed() {
        return harmed;
    }

    /** Waits until both own accounts, with the harmed one started on its data again if it ended. */
    void untilShared() {
        if (!harmed.isAlive()) {
            harmed = MeteringProcess.start(dataDir.resolve("harmed"), settings).untilReady();
            instances.set(0, harmed.http());
        }
        await("owners on both").atMost(SETTLE_MAX).until(this::isShared);
    }

    /** Whether each of both owns an account. */
    private boolean isShared() {
        return gateways.stream().anyMatch(this::isHarmedOnes)
                && !gateways.stream().allMatch(this::isHarmedOnes);
    }

    /** One whose account the instance in the process owns. */
    SteadyGateway ofHarmed() {
        return gateways.stream().filter(this::isHarmedOnes).findFirst().orElseThrow();
    }

    private boolean isHarmedOnes(SteadyGateway gateway) {
        return harmed.http().getHere(spend(gateway)).getStatusCode() == HttpStatus.OK;
    }

    static String spend(SteadyGateway gateway) {
        return "/api/metering/v1/accounts/" + gateway.facts().account() + "/spend";
    }

    /** Forgets how long answers took, does the harm, and waits until all are answered again. */
    Duration longestWhile(Runnable harm) {
        gateways.forEach(SteadyGateway::longest);
        harm.run();
        List<Long> before = gateways.stream().map(SteadyGateway::answered).toList();
        await().atMost(SETTLE_MAX)
                .until(() -> {
                    for (int i = 0; i < before.size(); i++) {
                        if (gateways.get(i).answered() < before.get(i) + SETTLED_AFTER) {
                            return false;
                        }
                    }
                    return true;
                });
        return gateways.stream().map(SteadyGateway::longest).max(Duration::compareTo).orElseThrow();
    }

    /** Fails if any of them was ever told something wrong. */
    void retireGateways() {
        gateways.forEach(SteadyGateway::close);
        gateways.clear();
    }

    @Override
    public void close() {
        try {
            retireGateways();
        } finally {
            harmed.close();
            other.close();
            journal.close();
        }
    }
}
