package io.getinference.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The shell part of {@code ./run}: which JDK it takes and when it builds. */
class ScriptsTest {

    private static final FileTime BEFORE = FileTime.from(Instant.parse("2026-11-22T10:00:00Z"));
    private static final FileTime BUILT = FileTime.from(Instant.parse("2026-11-22T11:00:00Z"));
    private static final FileTime AFTER = FileTime.from(Instant.parse("2026-11-22T12:00:00Z"));

    private static final List<String> MODULES =
            List.of("gateway-service", "metering-service", "billing-service", "account-service");

    @TempDir Path directory;

    @BeforeEach
    void buildACheckout() throws IOException {
        for (String module : MODULES) {
            write(module + "/target/" + module + ".jar", BUILT);
        }
        write("infra/provider-simulator/target/provider-simulator-exec.jar", BUILT);
        write("infra/local/target/local.jar", BUILT);
        write("common/src/main/java/Money.java", BEFORE);
        write("pom.xml", BEFORE);
        write("infra/pom.xml", BEFORE);
        write("infra/local/target/built-by-run", BUILT);
        for (String source : List.of("common/src/main/java", "common/src/main")) {
            Files.setLastModifiedTime(directory.resolve(source), BEFORE);
        }
    }

    @Test
    void buildsNothingThatIsNewerThanItsSources() throws Exception {
        assertThat(stale()).isEmpty();
    }

    @Test
    void buildsWhatHasAChangedSource() throws Exception {
        write("common/src/main/java/Money.java", AFTER);

        assertThat(stale()).isEqualTo("common/src/main has changed");
    }

    @Test
    void buildsWhereASourceWasRemoved() throws Exception {
        Files.delete(directory.resolve("common/src/main/java/Money.java"));

        assertThat(stale()).isEqualTo("common/src/main has changed");
    }

    @Test
    void buildsWhatHasNoJar() throws Exception {
        Files.delete(directory.resolve("billing-service/target/billing-service.jar"));

        assertThat(stale()).isEqualTo("billing-service/target/billing-service.jar is missing");
    }

    @Test
    void buildsAfterAChangeOfThePom() throws Exception {
        write("pom.xml", AFTER);

        assertThat(stale()).isEqualTo("pom.xml has changed");
    }

    @Test
    void takesAJdk25AndNothingElse() throws Exception {
        Path old = jdk("jdk-17", "17.0.15");
        Path jdk = jdk("jdk-25", "25.0.3");
        Path next = jdk("jdk-250", "250");
        Path runtimeOnly = jdk("jre-25", "25");
        Files.delete(runtimeOnly.resolve("bin/javac"));

        assertThat(findJdk(old, old + " " + next + " " + runtimeOnly + " " + jdk))
                .isEqualTo(jdk + "");
        assertThat(findJdk(jdk, "" + old)).isEqualTo("" + jdk);
        assertThat(findJdk(old, next + " " + runtimeOnly)).isEmpty();
    }

    @Test
    void findsTheJdkOfAJavaOnThePathThroughLinks() throws Exception {
        Path jdk = jdk("jdk-25", "25.0.3");
        Path link = Files.createSymbolicLink(directory.resolve("java"), jdk.resolve("bin/java"));
        String script = "PATH=" + link.getParent() + ":$PATH; jdk_on_path";

        assertThat(bash("jdk.sh", script, Map.of())).isEqualTo("" + jdk.toRealPath());
    }

    @Test
    void tellsInOneLineThatThereIsNoJdk25() throws Exception {
        Process process = run("jdk.sh", "find_jdk25() { return 1; }; use_jdk25", Map.of());

        assertThat(outputOf(process))
                .startsWith("JDK 25 is needed and was not found")
                .hasLineCount(1);
        assertThat(process.waitFor()).isEqualTo(1);
    }

    @Test
    void tellsInOneLineThatThereIsNoMaven() throws Exception {
        Process process = run("jdk.sh", "PATH=/nowhere; need_maven", Map.of());

        assertThat(outputOf(process)).startsWith("Maven 3.8.7 or newer is needed").hasLineCount(1);
        assertThat(process.waitFor()).isEqualTo(1);
    }

    @Test
    void startsTheUnpackedLauncherWithItsArchiveAndNotesItsClassesUntilThereIsOne()
            throws Exception {
        Path jdk = jdk("jdk-25", "25.0.3");
        Files.writeString(jdk.resolve("release"), "JAVA_RUNTIME_VERSION=\"25.0.3+9-LTS\"\n");
        String copy = directory + "/infra/local/target/unpacked/local/" + BUILT.toMillis() / 1_000;
        Path jar = Path.of(copy + "-" + "infra/local/target/local.jar".length() + "/local.jar");
        Map<String, String> environment = Map.of("JAVA_HOME", "" + jdk);
        String options = "archive_options \"$(launcher_jar '" + directory + "')\"";

        assertThat(bash("build.sh", options, environment)).isEmpty();
        Files.createDirectories(jar.getParent());
        Files.createFile(jar);
        assertThat(bash("build.sh", options, environment))
                .isEqualTo("-XX:DumpLoadedClassList=" + jar.resolveSibling("classes.list"));
        Path archive = Files.createFile(jar.resolveSibling("classes-25.0.3+9-LTS.jsa"));
        assertThat(bash("build.sh", options, environment))
                .startsWith("-XX:SharedArchiveFile=" + archive + "\n");
    }

    @Test
    void runsFromALinkInAnotherDirectoryWithBlanksInItsPath() throws Exception {
        Path root = directory.resolve("a checkout");
        Path checkout = Files.createDirectories(root.resolve("infra/local"));
        Files.copy(Path.of("../../run"), root.resolve("run"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(Path.of("build.sh"), checkout.resolve("build.sh"));
        Files.copy(Path.of("jdk.sh"), checkout.resolve("jdk.sh"));
        Files.createDirectories(checkout.resolve("src/main/resources"));
        Files.writeString(checkout.resolve("src/main/resources/help.txt"), "the help\n");
        Path link = Files.createSymbolicLink(directory.resolve("a link"), root.resolve("run"));
        Process process =
                new ProcessBuilder("bash", link + "", "--help")
                        .directory(new File("/"))
                        .redirectErrorStream(true)
                        .start();

        assertThat(outputOf(process)).isEqualTo("the help");
        assertThat(process.waitFor()).isZero();
    }

    private String stale() throws Exception {
        return bash("build.sh", "stale '" + directory + "'", Map.of());
    }

    private static String findJdk(Path javaHome, String places) throws Exception {
        return bash(
                "jdk.sh",
                "jdk_on_path() { :; }; find_jdk25 || true",
                Map.of("JAVA_HOME", "" + javaHome, "GETINFERENCE_JDK_PLACES", places));
    }

    private static String bash(String file, String script, Map<String, String> environment)
            throws Exception {
        Process process = run(file, script, environment);
        String output = outputOf(process);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static Process run(String file, String script, Map<String, String> environment)
            throws IOException {
        Path source = Path.of(file).toAbsolutePath();
        ProcessBuilder builder =
                new ProcessBuilder("bash", "-euo", "pipefail", "-c", ". " + source + "; " + script);
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true).start();
    }

    private static String outputOf(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = directory.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        var executable = PosixFilePermissions.fromString("rwxr-xr-x");
        for (String program : List.of("java", "javac")) {
            Path file = Files.writeString(home.resolve("bin").resolve(program), "#!/bin/sh\n");
            Files.setPosixFilePermissions(file, executable);
        }
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private void write(String name, FileTime time) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, name);
        Files.setLastModifiedTime(file, time);
    }
}
