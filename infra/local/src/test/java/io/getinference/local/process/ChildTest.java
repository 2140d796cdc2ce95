package io.getinference.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class ChildTest {

    @TempDir Path directory;

    @Test
    void endsWithItsWholeTreeEvenIfItIgnoresBeingAsked() throws Exception {
        Child stubborn = shell("trap '' TERM; sleep 300 & echo $! started; wait; wait");
        await().until(() -> lines(stubborn).size() == 1);
        long grandchild = Long.parseLong(lines(stubborn).getFirst().replace(" started", ""));

        Child.stop(List.of(stubborn), Duration.ofMillis(300));

        assertThat(stubborn.isAlive()).isFalse();
        assertThat(ProcessHandle.of(grandchild).filter(p -> !Ending.hasEnded(p))).isEmpty();
    }

    @Test
    void isAskedFirstAndMayFinish() throws Exception {
        Child polite =
                shell("trap 'echo finished; exit 0' TERM; echo up; while :; do sleep 0.1; done");
        await().until(() -> lines(polite).contains("up"));

        Child.stop(List.of(polite), Duration.ofSeconds(10));

        assertThat(lines(polite)).contains("finished");
        assertThat(polite.exitCode()).isZero();
    }

    @Test
    void doesNotHearTheCtrlCThatATerminalSendsToEverybody() throws Exception {
        Child sheltered = shell("echo up; exec sleep 300");
        await().until(() -> lines(sheltered).contains("up"));
        String pid = Files.readString(directory.resolve("pids")).split(" ", -1)[1];

        assertThat(new ProcessBuilder("kill", "-INT", pid).start().waitFor()).isZero();
        assertThat(new ProcessBuilder("kill", "-HUP", pid).start().waitFor()).isZero();

        assertThat(sheltered.isAlive()).isTrue();
        Child.stop(List.of(sheltered), Duration.ofSeconds(10));
        assertThat(sheltered.exitCode()).isEqualTo(128 + 15);
    }

    @Test
    void seesOnlyTheEnvironmentThatItWasGiven() {
        Child child = shell("env");

        await().until(() -> !child.isAlive());

        assertThat(lines(child)).contains("GIVEN=yes").noneMatch(line -> line.startsWith("HOME="));
    }

    @Test
    void keepsTheLogOfItsLastStart() throws Exception {
        Child first = shell("echo first");
        await().until(() -> !first.isAlive());
        Child second = shell("echo second");
        await().until(() -> !second.isAlive());

        assertThat(lines(second)).containsExactly("second");
        assertThat(directory.resolve("child.log.previous")).hasContent("first\n");
    }

    private Child shell(String script) {
        LogFile log = LogFile.in(directory, "child");
        List<String> command = List.of("/bin/sh", "-c", script);
        Launch launch =
                new Launch("child", command, Map.of("GIVEN", "yes", "PATH", "/usr/bin:/bin"), log);
        return Child.start(launch, new ProcessRecords(directory.resolve("pids")));
    }

    private static List<String> lines(Child child) {
        return child.log().tail(100);
    }
}
