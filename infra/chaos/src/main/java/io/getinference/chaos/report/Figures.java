package io.getinference.chaos.report;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.getinference.chaos.check.Produced;
import io.getinference.chaos.cluster.Role;
import io.getinference.chaos.evidence.Call;
import io.getinference.chaos.evidence.Call.Ending;
import io.getinference.chaos.evidence.Death;
import io.getinference.chaos.evidence.Evidence;
import io.getinference.chaos.evidence.Standing;
import io.getinference.chaos.fault.Struck;
import io.getinference.chaos.replay.Replay;
import io.getinference.common.id.AccountId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What was measured besides what must hold. */
public final class Figures {

    private final Evidence evidence;
    private final List<Struck> struck;
    private final AccountId busy;
    private final Replay replay;

    /**
     * Of one run.
     *
     * @param busy the account that keeps its lease
     */
    public Figures(Evidence evidence, List<Struck> struck, AccountId busy) {
        this.evidence = evidence;
        this.struck = List.copyOf(struck);
        this.busy = busy;
        this.replay = Replay.of(evidence.journal());
    }

    /** One a line. */
    public String text() {
        List<String> lines = new ArrayList<>();
        Standing end = replay.standing(evidence.customer());
        lines.add("spent: %s of %s".formatted(end.charged(), end.credited()));
        lines.add(
                "produced for gateways that died before they saw it: "
                        + Produced.of(evidence).unseen());
        lines.add("calls by how they ended: " + endings());
        lines.add("calls refused, by status and code: " + refusals());
        lines.add("records in the journal: " + evidence.journal().size());
        lines.add("first byte with a lease in hand: " + firstBytes(this::isBusy));
        lines.add("first byte without a lease: " + firstBytes(this::isQuiet));
        for (Struck fault : struck) {
            if (fault.role() == Role.METERING) {
                lines.add(
                        "seconds with refusals while %s: %d for accounts with leases, %d without"
                                .formatted(
                                        fault.fault().text(),
                                        refusedSeconds(fault, call -> !isQuiet(call)),
                                        refusedSeconds(fault, this::isQuiet)));
            }
        }
        evidence.deaths().forEach(death -> lines.add(freed(death)));
        return String.join("\n", lines);
    }

    private boolean isBusy(Call call) {
        return call.who().account().equals(busy);
    }

    private boolean isQuiet(Call call) {
        return !isBusy(call) && !call.who().account().equals(evidence.customer());
    }

    private Map<Ending, Long> endings() {
        return new TreeMap<>(
                evidence.calls().stream()
                        .collect(groupingBy(call -> call.answer().ending(), counting())));
    }

    private Map<String, Long> refusals() {
        return new TreeMap<>(
                evidence.calls().stream()
                        .filter(call -> call.answer().code() != null)
                        .collect(
                                groupingBy(
                                        call -> call.answer().status() + " " + call.answer().code(),
                                        counting())));
    }

    /** Only while nothing was wrong. */
    private Percentiles firstBytes(Predicate<Call> whose) {
        return Percentiles.of(
                evidence.calls().stream()
                        .filter(whose)
                        .filter(call -> call.answer().status() == 200)
                        .filter(call -> struck.stream().noneMatch(fault -> isDuring(fault, call)))
                        .map(Call::firstByteMillis)
                        .toList());
    }

    private static boolean isDuring(Struck fault, Call call) {
        return call.ended().isAfter(fault.at()) && call.started().isBefore(fault.whole());
    }

    private int refusedSeconds(Struck fault, Predicate<Call> whose) {
        return evidence.calls().stream()
                .filter(whose)
                .filter(Call::isBudgetUnknown)
                .filter(call -> isDuring(fault, call))
                .map(call -> call.ended().getEpochSecond())
                .collect(Collectors.toSet())
                .size();
    }

    private String freed(Death death) {
        Instant last = null;
        boolean out = false;
        for (var step : replay.steps()) {
            boolean ofLife =
                    Replay.life(step.record().event())
                            .filter(life -> life.toString().equals(death.life()))
                            .isPresent();
            if (ofLife) {
                out = step.sums().lifeOut().isPositive();
                last = step.record().appended();
            }
        }
        String when =
                out
                        ? "not within the run"
                        : Duration.between(death.at(), Objects.requireNonNullElse(last, death.at()))
                                        .toMillis()
                                + " ms after";
        return "money of " + death.gateway() + " (" + death.life() + ") free again: " + when;
    }
}
