package io.getinference.conformance;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Which versions of the JavaScript clients there should be, and are. */
final class Installed {
    private static final JsonMapper JSON = new JsonMapper();

    private Installed() {}

    /** As package.json has them. */
    static Map<String, String> wanted(Path node) {
        Map<String, String> versions = new TreeMap<>();
        manifest(node)
                .path("dependencies")
                .properties()
                .forEach(client -> versions.put(client.getKey(), client.getValue().asString()));
        return versions;
    }

    /** As node_modules has them: one that was installed for an older package.json is another. */
    static Map<String, String> versions(Path node) {
        Map<String, String> versions = new TreeMap<>();
        for (String client : wanted(node).keySet()) {
            Path folder = node.resolve("node_modules").resolve(client);
            versions.put(client, manifest(folder).path("version").asString());
        }
        return versions;
    }

    private static JsonNode manifest(Path folder) {
        return JSON.readTree(folder.resolve("package.json"));
    }
}
