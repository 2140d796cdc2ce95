package io.getinference.acceptance;

import io.getinference.common.event.Wire;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder of the JavaScript client: what should be installed, what is, and its tests. */
final class NodeFolder {

    static final Path PATH = Path.of("node").toAbsolutePath();
    private static final Pattern PROVES = Pattern.compile("^\\s*proves\\(", Pattern.MULTILINE);

    private NodeFolder() {}

    static boolean isInstalled() {
        return Files.isDirectory(PATH.resolve("node_modules/openai"));
    }

    /** As package.json has them. */
    static Map<String, String> wanted() {
        Map<String, String> versions = new TreeMap<>();
        manifest(PATH)
                .path("dependencies")
                .properties()
                .forEach(one -> versions.put(one.getKey(), one.getValue().asString()));
        return versions;
    }

    /** As node_modules has them: one that was installed for an older package.json is another. */
    static Map<String, String> versions() {
        Map<String, String> versions = new TreeMap<>();
        for (String name : wanted().keySet()) {
            JsonNode manifest = manifest(PATH.resolve("node_modules").resolve(name));
            versions.put(name, manifest.path("version").asString());
        }
        return versions;
    }

    static List<Path> tests() throws IOException {
        try (Stream<Path> files = Files.list(PATH.resolve("tests"))) {
            return files.filter(file -> file.toString().endsWith(".test.mjs")).sorted().toList();
        }
    }

    /** How many tests a file has at least: one in a loop is written once. */
    static int testsIn(Path file) throws IOException {
        return Math.toIntExact(PROVES.matcher(Files.readString(file)).results().count());
    }

    private static JsonNode manifest(Path folder) {
        return Wire.JSON.readTree(folder.resolve("package.json"));
    }
}
