package io.getinference.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.getinference.acceptance.Platform.Customer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is decided about a key holds on every gateway within a second: from the answer to whoever
 * decided it, through the outbox, Kafka and each gateway's table, to the caller's next request.
 */
@Tag("full") // starts gateways of its own
class KeyChangesIT {

    private static final Duration WITHIN = Duration.ofSeconds(1);
    private static final int ROUNDS = 10;
    private static final String ALL = "null";
    private static final String NOWHERE = "[\"203.0.113.0/24\"]";

    private static final RunningStack STACK = RunningStack.shared();
    private static final Platform PLATFORM = new Platform(STACK);
    private static MoreGateways more;
    private static List<String> doors;

    @BeforeAll
    static void start() {
        more = MoreGateways.start(STACK, 2);
        doors = Stream.concat(Stream.of(STACK.door()), more.doors().stream()).toList();
    }

    @AfterAll
    static void stop() {
        more.close();
    }

    @Test
    void aRevokedKeyIsRefusedOnEveryGatewayWithinASecond() {
        List<Long> millis = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Customer customer = everywhere();
            PLATFORM.revoke(customer);
            millis.add(untilEverywhere(customer, 401));
        }
        report("a key was revoked", millis);
    }

    @Test
    void aListOfAddressesHoldsOnEveryGatewayWithinASecond() {
        List<Long> millis = new ArrayList<>();
        Customer customer = everywhere();
        for (int round = 0; round < ROUNDS; round++) {
            PLATFORM.change(customer, "{\"allowed_addresses\":" + NOWHERE + "}");
            millis.add(untilEverywhere(customer, 403));
            PLATFORM.change(customer, "{\"allowed_addresses\":" + ALL + "}");
            millis.add(untilEverywhere(customer, 200));
        }
        report("a list of addresses was changed", millis);
    }

    @Test
    void aListOfModelsIsWhatIsListedOnEveryGatewayWithinASecond() {
        Customer customer = everywhere();
        PLATFORM.change(customer, "{\"allowed_models\":[\"claude-haiku\",\"no-such-model\"]}");
        for (String door : doors) {
            await().atMost(WITHIN)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> models(door, customer).equals(List.of("claude-haiku")));
        }
    }

    /** A customer whose key every gateway knows. */
    private static Customer everywhere() {
        Customer customer = PLATFORM.customer("1.00");
        untilEverywhere(customer, 200);
        return customer;
    }

    /** How long after now the last gateway answers so, in milliseconds. */
    private static long untilEverywhere(Customer customer, int status) {
        long begun = System.nanoTime();
        for (String door : doors) {
            await().pollInterval(Duration.ofMillis(5))
                    .pollDelay(Duration.ZERO)
                    .until(() -> Platform.modelsStatus(door, customer.secret()) == status);
        }
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }

    private static List<String> models(String door, Customer customer) {
        List<String> ids = new ArrayList<>();
        Http.tree(
                        Http.send(
                                Http.to(door + "/v1/models")
                                        .header("Authorization", "Bearer " + customer.secret())))
                .path("data")
                .forEach(model -> ids.add(model.path("id").asString()));
        return ids;
    }

    private static void report(String what, List<Long> millis) {
        List<Long> sorted = millis.stream().sorted().toList();
        LoggerFactory.getLogger(KeyChangesIT.class)
                .info(
                        "MEASURED ms until {} gateways know that {}: median {}, most {} of {}",
                        doors.size(),
                        what,
                        sorted.get(sorted.size() / 2),
                        sorted.getLast(),
                        sorted.size());
        assertThat(sorted.getLast()).isLessThan(WITHIN.toMillis());
    }
}
