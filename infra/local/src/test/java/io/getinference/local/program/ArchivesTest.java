package io.getinference.local.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.getinference.local.BrokenStandIn;
import io.getinference.local.process.LogFile;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

class ArchivesTest {

    private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx64m");

    @TempDir Path directory;

    private final AtomicInteger announced = new AtomicInteger();
    private Path jar;

    @BeforeEach
    void build() throws IOException {
        jar = directory.resolve("a b/program.jar");
        Files.createDirectories(jar.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, BrokenStandIn.class.getName());
        String entry = BrokenStandIn.class.getName().replace('.', '/') + ".class";
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var bytes = BrokenStandIn.class.getResourceAsStream("/" + entry)) {
            out.putNextEntry(new JarEntry(entry));
            out.write(Objects.requireNonNull(bytes).readAllBytes());
            out.closeEntry();
        }
    }

    @Test
    void areMadeOfTheClassesThatAStartHasLoadedAndUsedByTheNext() throws Exception {
        Program program = new Program(jar, true);
        assertThat(start(program, List.of())).contains("The database refused me");

        makeArchive(program);

        await().atMost(60, TimeUnit.SECONDS).until(() -> announced.get() == 1);
        assertThat(start(program, List.of("-Xshare:on", "-Xlog:class+load")))
                .contains(BrokenStandIn.class.getName() + " source: shared objects file")
                .contains("The database refused me");
        try (var files = Files.list(jar.getParent())) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("new-")))
                    .isEmpty();
        }
    }

    @Test
    void doNotHinderAStartWithAnotherJar() throws Exception {
        Program program = new Program(jar, true);
        assertThat(start(program, List.of())).contains("The database refused me");
        makeArchive(program);
        await().atMost(60, TimeUnit.SECONDS).until(() -> announced.get() == 1);
        Files.setLastModifiedTime(jar, FileTime.fromMillis(0));

        assertThat(start(program, List.of()).strip()).isEqualTo("The database refused me");
    }

    @Test
    void areNotMadeWhereNothingWasNoted() {
        Program program = new Program(jar, true);

        assertThat(program.isNoted()).isFalse();
        assertThat(new Program(jar, false).options()).isEmpty();
    }

    @Test
    void comeFromTheCopyThatAnotherStartHasUnpacked() throws Exception {
        Path home = directory.resolve("home");
        Unpacking unpacking =
                new Unpacking(home, false, LogFile.in(directory.resolve("logs"), "archives"));
        assertThat(unpacking.program(jar).jar()).isEqualTo(jar);

        String key = Files.getLastModifiedTime(jar).to(TimeUnit.SECONDS) + "-" + Files.size(jar);
        Path copy = home.resolve("infra/local/target/unpacked/program/" + key + "/program.jar");
        Files.createDirectories(copy.getParent());
        Files.createFile(copy);

        assertThat(unpacking.program(jar)).isEqualTo(new Program(copy, false));
    }

    @Test
    void areNotNeededForAJarThatCannotTakeItselfApart() throws Exception {
        Path home = directory.resolve("home");
        Unpacking unpacking =
                new Unpacking(home, true, LogFile.in(directory.resolve("logs"), "archives"));

        assertThat(unpacking.program(jar)).isEqualTo(new Program(jar, false));
        try (var left = Files.list(home.resolve("infra/local/target/unpacked/program"))) {
            assertThat(left).isEmpty();
        }
    }

    private void makeArchive(Program program) {
        LogFile log = LogFile.in(directory.resolve("logs"), "archives");
        new Archives(Duration.ZERO, log, _ -> announced.incrementAndGet())
                .makeOf(List.of(new Archives.Running(program, OPTIONS)));
    }

    private static String start(Program program, List<String> more) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(program.options());
        command.addAll(more);
        command.addAll(List.of("-jar", program.jar().toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
