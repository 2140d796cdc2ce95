package io.getinference.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.getinference.local.process.Ending;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
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
        checkout = StandInCheckout.in(directory.resolve("a checkout"));
        data = directory.resolve("the data");
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
        assertThat(second.output())
                .startsWith("Another launcher (pid " + launcher.pid() + ") runs on " + data)
                .contains("./run status")
                .hasLineCount(1);
    }

    @Test
    @Order(3)
    void isSeenFromAnotherTerminal() throws Exception {
        Launcher status = Launcher.verb(checkout, data, "status");

        assertThat(status.awaitEnd()).as(status.output()).isZero();
        assertThat(status.output())
                .containsPattern("kafka +" + launcher.pid() + " +" + (port + 11_012) + " +up")
                .containsPattern("billing-service +\\d+ +" + (port + 2) + " +up .* MiB")
                .containsPattern("Together \\d+ MiB of memory. The data takes \\d+ MiB");
    }

    @Test
    @Order(3)
    void startsAServiceAgainThatDies() throws Exception {
        ProcessHandle billing = launcher.child("billing-service");

        billing.destroyForcibly();

        await().atMost(30, SECONDS).until(() -> launcher.output().contains("is back after"));
        assertThat(launcher.output())
                .contains("billing-service has ended (exit code 137); starting it again in 1.0 s")
                .contains("billing-service is back after");
        assertThat(launcher.child("billing-service").pid()).isNotEqualTo(billing.pid());
    }

    @Test
    @Order(3)
    void startsPostgresAgainThatDies() throws Exception {
        processes.getLast().destroyForcibly();

        await().atMost(60, SECONDS).until(() -> launcher.output().contains("postgresql is back"));
        processes = launcher.processes();
    }

    @Test
    @Order(4)
    void keepsKeyAndCreditAndEndsWhatAKilledLauncherLeftBehind() throws Exception {
        launcher.signal("KILL");
        assertThat(processes).hasSize(6).allMatch(ProcessHandle::isAlive);
        Launcher status = Launcher.verb(checkout, data, "status");
        assertThat(status.awaitEnd()).isEqualTo(1);
        assertThat(status.output()).contains("The launcher was killed. ./run stop ends");

        launcher = Launcher.start(checkout, data, port);

        assertThat(launcher.awaitReady()).isEqualTo(demo);
        assertThat(processes).allMatch(Ending::hasEnded);
        assertThat(Files.readAllLines(data.resolve("billing-service/grants")))
                .containsExactly("demo-credit");
        assertThat(launcher.output()).contains("ended billing-service, left behind");
        processes = launcher.processes();
    }

    @Test
    @Order(5)
    void isStoppedFromAnotherTerminal() throws Exception {
        Launcher stopping = Launcher.verb(checkout, data, "stop");

        assertThat(stopping.awaitEnd()).as(stopping.output()).isZero();
        assertThat(stopping.output())
                .contains("Stopping the stack on " + data)
                .contains("Everything has stopped after");
        assertThat(launcher.awaitEnd()).isEqualTo(143);
        assertThat(processes).hasSize(6).allMatch(Ending::hasEnded);
        assertThat(data.resolve("pids")).doesNotExist();
        assertThat(data.resolve("demo.env")).doesNotExist();
        assertThat(data.resolve("postgres/data/postmaster.pid")).doesNotExist();
    }

    @Test
    @Order(6)
    void isNotRunningThen() throws Exception {
        Launcher status = Launcher.verb(checkout, data, "status");
        Launcher stopping = Launcher.verb(checkout, data, "stop");

        assertThat(status.awaitEnd()).isEqualTo(3);
        assertThat(status.output()).startsWith("Nothing runs on " + data).hasLineCount(1);
        assertThat(stopping.awaitEnd()).isZero();
        assertThat(stopping.output()).startsWith("Nothing runs on " + data).hasLineCount(1);
    }

    @Test
    @Order(7)
    void keepsItsDataWhenEverythingIsKilledAtOnce() throws Exception {
        launcher = Launcher.start(checkout, data, port);
        assertThat(launcher.awaitReady()).isEqualTo(demo);
        processes = launcher.processes();
        launcher.signal("KILL");
        processes.forEach(ProcessHandle::destroyForcibly);
        assertThat(Ending.await(processes, Duration.ofSeconds(10))).isTrue();

        launcher = Launcher.start(checkout, data, port);

        assertThat(launcher.awaitReady()).isEqualTo(demo);
        processes = launcher.processes();
    }

    @Test
    @Order(8)
    void stopsWhatAKilledLauncherLeftBehind() throws Exception {
        launcher.signal("KILL");

        Launcher stopping = Launcher.verb(checkout, data, "stop");

        assertThat(stopping.awaitEnd()).as(stopping.output()).isZero();
        assertThat(stopping.output())
                .contains("ended billing-service, left behind")
                .contains("ended postgresql, left behind")
                .contains("Everything on " + data + " has stopped.");
        assertThat(processes).hasSize(6).allMatch(Ending::hasEnded);
    }

    @Test
    @Order(9)
    void startsOnlyWhatIsChosenAndTellsHowToStartTheRest() throws Exception {
        String[] only = {"--only", "kafka,postgres,account", "--reset", "--yes"};
        launcher = Launcher.start(checkout, data, port, only);
        launcher.awaitReady();

        assertThat(launcher.processes()).hasSize(2);
        assertThat(Files.readAllLines(data.resolve("billing-service.env")))
                .contains(
                        "SERVER_PORT=" + (port + 2),
                        "SPRING_DATASOURCE_URL=jdbc:postgresql://127.0.0.1:"
                                + (port + 7_352)
                                + "/billing",
                        "GETINFERENCE_DATA_DIR='" + data.resolve("billing-service") + "'");
        assertThat(data.resolve("account-service.env")).doesNotExist();
        await().untilAsserted(() ->
                assertThat(launcher.output())
                        .contains(
                                "in an IDE: the environment file "
                                        + data.resolve("billing-service.env"))
                        .contains(
                                "--speed=0 '--log-file="
                                        + data.resolve("provider-simulator/bill.log")));
        assertThat(data.resolve("billing-service/grants")).doesNotExist();
    }

    @Test
    @Order(10)
    void leavesNoProcessBehindWhenItIsInterrupted() throws Exception {
        processes = launcher.processes();

        launcher.signal("INT");

        assertThat(processes).hasSize(2).allMatch(Ending::hasEnded);
        assertThat(data.resolve("pids")).doesNotExist();
        assertThat(data.resolve("billing-service.env")).doesNotExist();
        assertThat(launcher.output()).contains("Everything has stopped");
    }

    @Test
    @Order(11)
    void stopsEverythingAndShowsTheLogWhenAServiceDiesAtItsStart() throws Exception {
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
