package io.getinference.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

class PortsTest {

    @Test
    void areThePublishedOnesUnlessTheDoorMoves() {
        assertThat(new Ports(8080).byName())
                .containsEntry("ACCOUNT_PORT", 8081)
                .containsEntry("BILLING_PORT", 8082)
                .containsEntry("METERING_PORT", 8083)
                .containsEntry("METERING_MANAGEMENT_PORT", 9083)
                .containsEntry("SIMULATOR_PORT", 8090)
                .containsEntry("KAFKA_PORT", 19_092)
                .containsEntry("KAFKA_CONTROLLER_PORT", 19_093)
                .containsEntry("POSTGRES_PORT", 15_432);
    }

    @Test
    void moveAllByTheSameDistanceAsTheDoor() {
        Ports published = new Ports(8080);
        Ports moved = new Ports(8180);

        published
                .byName()
                .forEach(
                        (name, port) -> assertThat(moved.byName()).containsEntry(name, port + 100));
    }

    @Test
    void refuseADoorThatWouldPushKafkaOffTheEnd() {
        assertThatThrownBy(() -> new Ports(60_000))
                .hasMessageContaining("--port must be from 1 to");
        assertThatThrownBy(() -> new Ports(0)).hasMessageContaining("not 0");
    }

    @Test
    void knowThatSomebodyListensOnOneOfThem() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.isTaken(taken.getLocalPort())).isTrue();
        }
    }

    @Test
    void belongToExactlyOnePartEach() {
        Ports ports = new Ports(8080);

        assertThat(Part.all().stream().flatMap(part -> ports.allOf(part).values().stream()))
                .containsExactlyInAnyOrderElementsOf(ports.byName().values());
        assertThat(Part.all()).allMatch(part -> ports.allOf(part).containsValue(ports.of(part)));
    }
}
