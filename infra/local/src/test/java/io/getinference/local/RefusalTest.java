package io.getinference.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.local.process.DirectoryLock;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What keeps the stack from starting: one line each, exit code 1, and nothing was started. */
class RefusalTest {

    @TempDir Path directory;

    private Path data;
    private final List<String> properties = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final Map<String, String> environment =
            new HashMap<>(Map.of("GETINFERENCE_GEMINI_API_KEY", "a-real-key"));

    @BeforeEach
    void prepare() {
        data = directory.resolve("data");
    }

    @Test
    void namesAPortThatIsTakenAndWhoTookIt() throws Exception {
        int door = FreeDoor.port();
        words.add("--port=" + door);
        try (var _ = new ServerSocket(door + 1, 1, InetAddress.getLoopbackAddress())) {
            assertThat(refusal())
                    .startsWith("Taken on 127.0.0.1: port " + (door + 1) + " (ACCOUNT_PORT: java")
                    .contains("pid " + ProcessHandle.current().pid() + "). Stop what uses it");
        }
    }

    @Test
    void tellsThatThereIsTooLittleMemory() throws Exception {
        Path machine = directory.resolve("machine/proc/meminfo");
        Files.createDirectories(machine.getParent());
        Files.writeString(machine, "MemTotal: 4000000 kB\nMemAvailable:    1024000 kB\n");
        properties.add("-Dgetinference.machine=" + directory.resolve("machine"));

        assertThat(refusal())
                .startsWith("Too little memory: 1000 MiB are available, 1850 are needed.")
                .contains("--anyway");
    }

    @Test
    void tellsThatTheDataDirectoryCannotBeWritten() throws Exception {
        data = Files.writeString(directory.resolve("file"), "").resolve("data");

        assertThat(refusal()).startsWith("The data directory " + data + " cannot be written");
    }

    @Test
    void tellsThatTheSecretsAreDamaged() throws Exception {
        write("secrets.env", "PLATFORM_TOKEN=a-token-of-some-length\n");

        assertThat(refusal())
                .startsWith(data.resolve("secrets.env") + " is damaged (POSTGRES_")
                .contains("./run --reset");
    }

    @Test
    void tellsThatTheSecretsAreNoText() throws Exception {
        Files.createDirectories(data);
        Files.write(data.resolve("secrets.env"), new byte[] {(byte) 0xff, 0, 10});

        assertThat(refusal()).startsWith(data.resolve("secrets.env") + " is damaged");
    }

    @Test
    void tellsThatTheSecretsOfADatabaseAreGone() throws Exception {
        write("postgres/data/PG_VERSION", "18\n");

        assertThat(refusal()).contains("it is gone, and the database was made with it");
    }

    @Test
    void tellsThatTheDemoKeyIsDamaged() throws Exception {
        write("demo-key.env", "DEMO_KEY_ID=key_1\nOPENAI_API_KEY=\n");

        assertThat(refusal())
                .isEqualTo(
                        data.resolve("demo-key.env")
                                + " is damaged. Remove it, and the next ./run makes another key.");
    }

    @Test
    void tellsThatTheEnvironmentHasABrokenAddress() throws Exception {
        environment.put("GETINFERENCE_ANTHROPIC_BASE_URL", "not an address");

        assertThat(refusal()).startsWith("GETINFERENCE_ANTHROPIC_BASE_URL is not an address");
    }

    @Test
    void tellsWhichKeyIsMissing() throws Exception {
        words.add("--live");

        assertThat(refusal())
                .isEqualTo("--live needs GETINFERENCE_ANTHROPIC_API_KEY in the environment");
    }

    @Test
    void tellsWhichStoreIsLeftOutThoughItIsNeeded() throws Exception {
        words.addAll(List.of("--only", "postgres,account"));

        assertThat(refusal())
                .startsWith("account needs kafka, which --only leaves out and nobody offers on");
    }

    @Test
    void doesNotRemoveDataWithoutATerminalOrAYes() throws Exception {
        write("kafka/meta.properties", "x");
        write("lock", "");
        words.add("--reset");

        assertThat(refusal())
                .isEqualTo(
                        "--reset would remove all data in "
                                + data
                                + ", and there is no terminal to ask: add --yes.");
        assertThat(data.resolve("kafka/meta.properties")).exists();
    }

    @Test
    void removesNothingOfSomebodyElse() throws Exception {
        write("lock", "");
        write("photos/cat.jpg", "");
        words.addAll(List.of("--reset", "--yes"));

        assertThat(refusal())
                .isEqualTo(
                        "--reset removes nothing from "
                                + data
                                + ": ./run did not put photos there.");
        assertThat(data.resolve("photos/cat.jpg")).exists();
    }

    @Test
    void doesNotRemoveWhatAnotherLauncherRunsOn() throws Exception {
        words.addAll(List.of("--reset", "--yes"));
        try (var _ = DirectoryLock.take(data)) {
            write("kafka/meta.properties", "x");

            assertThat(refusal())
                    .startsWith(
                            "Another launcher (pid "
                                    + ProcessHandle.current().pid()
                                    + ") runs on "
                                    + data);
            assertThat(data.resolve("kafka/meta.properties")).exists();
        }
    }

    private String refusal() throws Exception {
        StandInCheckout checkout = StandInCheckout.in(directory.resolve("checkout"));
        List<String> all = new ArrayList<>();
        all.addAll(List.of("--home", checkout.home().toString(), "--data", data.toString()));
        if (words.stream().noneMatch(word -> word.startsWith("--port"))) {
            all.add("--port=" + FreeDoor.port());
        }
        if (properties.isEmpty()) {
            all.add("--anyway"); // so that the machine of the test is not the reason
        }
        all.addAll(words);
        Launcher launcher = new Launcher.Start(checkout, data, properties, environment).run(all);
        assertThat(launcher.awaitEnd()).as(launcher.output()).isEqualTo(1);
        assertThat(launcher.output()).hasLineCount(1);
        assertThat(data.resolve("pids")).doesNotExist();
        return launcher.output().strip();
    }

    private void write(String name, String text) throws IOException {
        Path file = data.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
