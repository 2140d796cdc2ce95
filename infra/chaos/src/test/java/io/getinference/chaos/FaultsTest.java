package io.getinference.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.chaos.check.Row;
import io.getinference.chaos.cluster.Role;
import io.getinference.chaos.fault.Fault;
import io.getinference.chaos.fault.Striking;
import io.getinference.chaos.fault.Struck;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

class FaultsTest {

    @Test
    void aFaultWithoutACrowdFailsTheRun() {
        assertThat(Faults.of(List.of(struck(Striking.OPEN_MIN)), List.of())).allMatch(Row::holds);
        assertThat(Faults.of(List.of(struck(Striking.OPEN_MIN - 1)), List.of()))
                .anyMatch(row -> row.invariant().equals("open") && row.difference() == 1);
    }

    @Test
    void whatDoesNotComeBackFailsTheRun() {
        assertThat(Faults.of(List.of(), List.of("gateway-1 killed")))
                .anyMatch(row -> row.invariant().equals("run") && row.difference() == 1);
    }

    private static Struck struck(int open) {
        return new Struck(
                new Fault.Restart("gateway-1"),
                Role.GATEWAY,
                Instant.EPOCH,
                Instant.EPOCH,
                open,
                open);
    }
}
