package io.getinference.gateway.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.event.JournalEvent;
import io.getinference.common.event.LeaseSet;
import io.getinference.common.event.LifeClosed;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.LifeId;
import io.getinference.common.id.RequestId;
import io.getinference.gateway.usage.UsageInterleaving.RecordsExpected;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads a journal as the account's fold does: a number that was seen is a repetition. */
final class JournalCheck {

    private final List<JournalEvent> log;
    private final Map<Row, TreeMap<Long, UsageRecorded>> usage = new HashMap<>();
    private final Map<Row, Long> closed = new HashMap<>();
    private final List<Row> leased = new ArrayList<>();

    JournalCheck(List<JournalEvent> log) {
        this.log = log;
    }

    void check(Map<RequestId, RecordsExpected> expected) {
        log.forEach(this::read);
        Map<RequestId, Integer> records = new HashMap<>();
        usage.forEach((row, facts) -> {
            assertThat(facts.lastKey()).as("no gaps").isEqualTo(facts.size());
            assertThat(closed).as("closed at its last").containsEntry(row, facts.lastKey());
            facts.values()
                    .forEach(fact -> records.merge(fact.attempt().request(), 1, Integer::sum));
        });
        assertThat(closed).as("every row is closed").containsKeys(leased.toArray(Row[]::new));
        expected.forEach((request, expectation) ->
                assertThat(records.getOrDefault(request, 0))
                        .as("records of %s", request)
                        .isEqualTo(expectation == RecordsExpected.ONE ? 1 : 0));
    }

    private void read(JournalEvent event) {
        switch (event) {
            case UsageRecorded fact -> {
                Row row = new Row(fact.life(), fact.account());
                UsageRecorded before =
                        usage.computeIfAbsent(row, none -> new TreeMap<>())
                                .putIfAbsent(fact.number(), fact);
                assertThat(before == null || before.equals(fact))
                        .as("a number is one fact's")
                        .isTrue();
                assertThat(before == null && closed.containsKey(row))
                        .as("nothing new after the end")
                        .isFalse();
            }
            case LifeClosed end -> {
                Long before = closed.put(new Row(end.life(), end.account()), end.lastUsage());
                assertThat(before == null || before == end.lastUsage())
                        .as("a life ends once")
                        .isTrue();
            }
            case LeaseSet lease -> leased.add(new Row(lease.life(), lease.account()));
            default -> throw new AssertionError("not a gateway's: " + event);
        }
    }

    private record Row(LifeId life, AccountId account) {}
}
