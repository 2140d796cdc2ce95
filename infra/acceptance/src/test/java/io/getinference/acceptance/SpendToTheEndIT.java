package io.getinference.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.acceptance.Platform.Customer;
import io.getinference.acceptance.Statement.Line;
import io.getinference.common.money.Money;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * An account is spent to its 402 by many callers at once, some of whose answers break off. Then
 * what the providers billed, what metering charged and what the ledger posted are compared, request
 * by request, to the nano-dollar.
 */
class SpendToTheEndIT {

    private static final Money CREDIT = Money.ofUsd("0.05");
    private static final int CALLERS = 8;

    /**
     * Cases of a request for which the simulator's bill and the customer's charge may differ, and
     * why.
     */
    private static final Map<String, String> CASES =
            Map.of(
                    "refused before the provider", "402, 429 or bad input: nothing was called",
                    "failed before the first byte", "the provider bills nothing, and neither do we",
                    "cut after its usage",
                            "the final usage was sent but not the end; whether it arrived decides if the answer counts",
                    "broke off",
                            "the provider bills what it generated; the customer got no answer and pays nothing");

    private final RunningStack stack = RunningStack.shared();
    private final Platform platform = new Platform(stack);

    @Test
    void everyNanoDollarIsAccountedForAndNoneIsOverspent() throws Exception {
        Customer customer = platform.customer(CREDIT.toUsd());
        List<Spender.Sent> sent = spend(customer);
        assertThat(sent).filteredOn(one -> one.status() == 402).hasSize(CALLERS);

        awaitNothingHeld(customer);
        List<Line> lines = Statement.of(platform, customer, sent);
        Map<String, Integer> unlisted = new TreeMap<>();
        for (Line line : lines) {
            if (line.isExact()) {
                assertThat(line.charge()).as(line.toString()).isEqualTo(line.simulatorValue());
            } else {
                assertThat(CASES).as(line.toString()).containsKey(line.explanation());
                unlisted.merge(line.explanation(), 1, Integer::sum);
            }
            assertThat(line.hold().covers(line.charge())).as(line.toString()).isTrue();
        }
        report(lines, unlisted);
        assertSumsAgree(customer, lines);
    }

    private List<Spender.Sent> spend(Customer customer) throws Exception {
        List<Callable<List<Spender.Sent>>> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            callers.add(new Spender(stack.door(), customer.secret(), i));
        }
        List<Spender.Sent> sent = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
            for (Future<List<Spender.Sent>> caller : threads.invokeAll(callers)) {
                sent.addAll(caller.get());
            }
        }
        return sent;
    }

    private void awaitNothingHeld(Customer customer) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> {
                    JsonNode spend = spend(customer.account());
                    assertThat(spend.path("held_nano").asString()).isEqualTo("0");
                    assertThat(platform.usage(customer.account()))
                            .hasSize(spend.path("requests").asInt());
                });
    }

    private void assertSumsAgree(Customer customer, List<Line> lines) {
        Money charged = lines.stream().map(Line::charge).reduce(Money.ZERO, Money::plus);
        JsonNode spend = spend(customer.account());
        assertThat(Money.ofNanos(spend.path("charged_nano").stringValue())).isEqualTo(charged);
        JsonNode key =
                platform.get(
                        "/api/metering/v1/accounts/"
                                + customer.account()
                                + "/keys/"
                                + customer.key()
                                + "/spend");
        assertThat(Money.ofNanos(key.path("charged_nano").stringValue())).isEqualTo(charged);
        JsonNode ledger =
                platform.get("/api/billing/v1/accounts/" + customer.account() + "/balance");
        assertThat(Money.ofNanos(ledger.path("charged_nano").stringValue())).isEqualTo(charged);
        assertThat(Money.ofNanos(ledger.path("remaining_nano").stringValue()))
                .isEqualTo(CREDIT.minus(charged));
        assertThat(CREDIT.covers(charged)).isTrue();
        assertThat(charged.nanos()).isGreaterThan(CREDIT.dividedBy(2).nanos());
        Set<String> models = Set.copyOf(lines.stream().map(Line::model).toList());
        assertThat(models).hasSizeGreaterThan(1);
    }

    private JsonNode spend(String account) {
        return platform.get("/api/metering/v1/accounts/" + account + "/spend");
    }

    private static void report(List<Line> lines, Map<String, Integer> cases) {
        Money charged = lines.stream().map(Line::charge).reduce(Money.ZERO, Money::plus);
        System.Logger log = System.getLogger("acceptance");
        lines.stream()
                .filter(line -> !line.isExact())
                .forEach(line ->
                        log.log(System.Logger.Level.INFO, "{0}: {1}", line.explanation(), line));
        log.log(
                System.Logger.Level.INFO,
                "{0} requests, {1} of {2} charged; exact to the nano-dollar: {3}; others by case: {4}",
                lines.size(),
                charged,
                CREDIT,
                lines.stream().filter(Line::isExact).count(),
                cases);
    }
}
