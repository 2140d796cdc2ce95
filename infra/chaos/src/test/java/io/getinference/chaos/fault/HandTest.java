package io.getinference.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.chaos.cluster.Member;
import io.getinference.chaos.cluster.Role;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class HandTest {

    private final List<String> done = new ArrayList<>();
    private final Hand hand =
            new Hand(
                    List.of(
                            new NotingMember("kafka-1", Role.KAFKA),
                            new NotingMember("kafka-2", Role.KAFKA),
                            new NotingMember("gateway-1", Role.GATEWAY)),
                    time -> done.add("wait " + time.toSeconds()));

    @Test
    void whatIsKilledIsStartedAgain() {
        hand.apply(new Fault.Kill("gateway-1", Duration.ofSeconds(2)));
        assertThat(done).containsExactly("kill gateway-1", "wait 2", "start gateway-1");
    }

    @Test
    void whatIsStoppedIsContinued() {
        hand.apply(new Fault.Freeze("gateway-1", Duration.ofSeconds(35)));
        assertThat(done).containsExactly("freeze gateway-1", "wait 35", "thaw gateway-1");
    }

    @Test
    void whatIsRestartedMayEndProperly() {
        hand.apply(new Fault.Restart("gateway-1"));
        assertThat(done).containsExactly("terminate gateway-1", "start gateway-1");
    }

    @Test
    void kafkaIsAwayAsAWhole() {
        hand.apply(new Fault.KafkaAway(Duration.ofSeconds(30), true));
        assertThat(done)
                .containsExactly(
                        "kill kafka-1",
                        "kill kafka-2",
                        "wait 30",
                        "start kafka-1",
                        "start kafka-2");
        done.clear();
        hand.apply(new Fault.KafkaAway(Duration.ofSeconds(30), false));
        assertThat(done)
                .containsExactly(
                        "freeze kafka-1",
                        "freeze kafka-2",
                        "wait 30",
                        "thaw kafka-1",
                        "thaw kafka-2");
    }

    private final class NotingMember implements Member {

        private final String name;
        private final Role role;

        private NotingMember(String name, Role role) {
            this.name = name;
            this.role = role;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Role role() {
            return role;
        }

        @Override
        public void start() {
            done.add("start " + name);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void kill() {
            done.add("kill " + name);
        }

        @Override
        public void freeze() {
            done.add("freeze " + name);
        }

        @Override
        public void thaw() {
            done.add("thaw " + name);
        }

        @Override
        public void terminate() {
            done.add("terminate " + name);
        }
    }
}
