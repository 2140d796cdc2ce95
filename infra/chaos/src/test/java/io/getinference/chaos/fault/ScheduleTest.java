package io.getinference.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.chaos.cluster.Role;
import io.getinference.chaos.cluster.Size;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class ScheduleTest {

    private static final Map<String, Role> MEMBERS = Size.WHOLE.members();
    private static final int ROUND = 3 * MEMBERS.size() + 2;

    @Test
    void theSameSeedGivesTheSameFaults() {
        assertThat(faults(5, 3 * ROUND)).isEqualTo(faults(5, 3 * ROUND));
        assertThat(faults(5, ROUND)).isNotEqualTo(faults(6, ROUND));
    }

    @Test
    void inARoundEveryProcessIsKilledStoppedAndRestarted() {
        List<Fault> round = faults(1, ROUND);
        for (String name : MEMBERS.keySet()) {
            assertThat(round)
                    .anyMatch(f -> f instanceof Fault.Kill kill && kill.member().equals(name))
                    .anyMatch(f -> f instanceof Fault.Freeze freeze && freeze.member().equals(name))
                    .contains(new Fault.Restart(name));
        }
    }

    @Test
    void inARoundKafkaIsAwayForHalfAMinuteAndAGatewayForLongerThanALease() {
        List<Fault> round = faults(1, ROUND);
        assertThat(round)
                .filteredOn(Fault.KafkaAway.class::isInstance)
                .singleElement()
                .satisfies(f -> assertThat(((Fault.KafkaAway) f).time()).hasSeconds(30));
        assertThat(round)
                .anyMatch(f ->
                        f instanceof Fault.Freeze freeze
                                && freeze.member().startsWith("gateway-")
                                && freeze.time().compareTo(Duration.ofSeconds(30)) > 0);
    }

    private static List<Fault> faults(long seed, int count) {
        Schedule schedule = new Schedule(seed, MEMBERS);
        return Stream.generate(schedule::next).limit(count).toList();
    }
}
