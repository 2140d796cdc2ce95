package io.getinference.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * One life of a data directory: the tests follow each other on it, because a start takes seconds.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LocalStackTest {

    private StandInCheckout checkout;
    private Path data;
    private int port;
    private Launcher launcher;
    private List<ProcessHandle> processes;
    private Map<String, String> demo;

    @BeforeAll
    void prepare(@TempDir Path directory) throws Exception {
        checkout = StandInCheckout.in(directory.resolve("checkout"));
        data = directory.resolve("data");
        port = FreeDoor.port();
        launcher = Launcher.start(checkout, data, port);
        demo = launcher.awaitReady();
        processes = launcher.processes();
    }

    @AfterAll
    void stop() throws Exception {
        if (launcher.isAlive()) {
            launcher.signal("TERM");
        }
    }

    @Test
    @Order(1)
    void writesWhatACallerNeedsForItsOwnerOnly() throws IOException {
        assertThat(demo)
                .containsEntry("OPENAI_BASE_URL", "http://127.0.0.1:" + port + "/v1")
                .containsEntry("OPENAI_API_KEY", "sk-secret-of-key_1")
                .containsEntry("BILLING_PORT", "" + (port + 2))
                .containsEntry("KAFKA_PORT", "" + (port + 11_012))
                .containsKey("PLATFORM_TOKEN");
        assertThat(Files.getPosixFilePermissions(data.resolve("demo.env")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(launcher.output()).contains("curl http://127.0.0.1:" + port + "/v1/chat");
    }

    @Test
    @Order(2)
    void givesAServiceTheStacksSettingsAndNoneOfTheLaunchersOwn() throws IOException {
        assertThat(Files.readAllLines(data.resolve("gateway-service/environment")))
                .contains(
                        "GETINFERENCE_CATALOGUE_DATE=2026-11-22",
                        "GETINFERENCE_GEMINI_API_KEY=sim",
                        "GETINFERENCE_GEMINI_BASE_URL=http://127.0.0.1:" + (port + 10),
                        "MANAGEMENT_SERVER_PORT=" + (port + 1_000));
        assertThat(Files.readAllLines(data.resolve("billing-service/environment")))
                .contains("SPRING_DATASOURCE_USERNAME=getinference")
                .noneMatch(variable -> variable.contains("a-real-key"));
    }

    @Test
    @Order(3)
    void refusesASecondLauncherOnTheSameData() throws Exception {
        Launcher second = Launcher.start(checkout, data, FreeDoor.port());

        assertThat(second.awaitEnd()).isEqualTo(1);
        assertThat(second.output()).startsWith("Another launcher (pid ").hasLineCount(1);
    }

    @Test
    @Order(4)
    void keepsKeyAndCreditAndEndsWhatAKilledLauncherLeftBehind() throws Exception {
        launcher.signal("KILL");
        assertThat(processes).hasSize(6).allMatch(ProcessHandle::isAlive);

        launcher = Launcher.start(checkout, data, port);

        assertThat(launcher.awaitReady()).isEqualTo(demo);
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertThat(Files.readAllLines(data.resolve("billing-service/grants")))
                .containsExactly("demo-credit");
        assertThat(launcher.output()).contains("ended billing-service, left behind");
        processes = launcher.processes();
    }

    @Test
    @Order(5)
    void leavesNoProcessBehindWhenItIsInterrupted() throws Exception {
        launcher.signal("INT");

        assertThat(processes).hasSize(6).noneMatch(ProcessHandle::isAlive);
        assertThat(data.resolve("pids")).doesNotExist();
        assertThat(data.resolve("postgres/data/postmaster.pid")).doesNotExist();
        assertThat(launcher.output()).contains("Everything has stopped");
    }

    @Test
    @Order(6)
    void namesAPortThatIsTaken() throws Exception {
        int shifted = FreeDoor.port();
        try (var taken = new ServerSocket(shifted + 1, 1, InetAddress.getLoopbackAddress())) {
            Launcher refused = Launcher.start(checkout, data, shifted);

            assertThat(refused.awaitEnd()).isEqualTo(1);
            assertThat(refused.output())
                    .contains(
                            "Taken on 127.0.0.1: port "
                                    + taken.getLocalPort()
                                    + " (ACCOUNT_PORT: java, pid "
                                    + ProcessHandle.current().pid()
                                    + ")");
        }
    }

    @Test
    @Order(7)
    void stopsEverythingAndShowsTheLogWhenAServiceDies() throws Exception {
        checkout.breakService("billing-service");

        Launcher failing = Launcher.start(checkout, data, port);

        assertThat(failing.awaitEnd()).isEqualTo(1);
        assertThat(failing.output())
                .contains("billing-service ended with exit code 3")
                .contains("The database refused me");
        assertThat(FreeDoor.isFree(new Ports(port))).isTrue();
        assertThat(data.resolve("pids")).doesNotExist();
    }
}
