package io.getinference.local;

import io.getinference.local.process.StartFailure;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Whom the gateway calls.
 *
 * @param gemini Google's models
 * @param anthropic Anthropic's models
 */
record Providers(Provider gemini, Provider anthropic) {

    private static final String SIMULATOR_KEY = "sim";

    /**
     * One provider's API.
     *
     * @param baseUrl without a version path
     * @param apiKey what it bills
     */
    record Provider(URI baseUrl, String apiKey) {}

    /**
     * The simulator, or with {@code --live} the real ones. A base address of the environment counts
     * without {@code --live} only on this machine, where it can cost nothing.
     *
     * @throws StartFailure if {@code --live} lacks a key
     */
    static Providers chosen(boolean live, Map<String, String> environment, URI simulator) {
        return new Providers(
                live
                        ? real("GEMINI", environment, "https://generativelanguage.googleapis.com")
                        : simulated("GEMINI", environment, simulator),
                live
                        ? real("ANTHROPIC", environment, "https://api.anthropic.com")
                        : simulated("ANTHROPIC", environment, simulator));
    }

    private static Provider real(String name, Map<String, String> environment, String address) {
        String key = environment.get(keyVariable(name));
        if (key == null || key.isBlank()) {
            throw new StartFailure("--live needs " + keyVariable(name) + " in the environment");
        }
        return new Provider(baseUrl(name, environment).orElse(URI.create(address)), key);
    }

    private static Provider simulated(String name, Map<String, String> environment, URI simulator) {
        URI address = baseUrl(name, environment).filter(Providers::isLoopback).orElse(simulator);
        return new Provider(address, SIMULATOR_KEY);
    }

    private static Optional<URI> baseUrl(String name, Map<String, String> environment) {
        String variable = "GETINFERENCE_" + name + "_BASE_URL";
        try {
            return Optional.ofNullable(environment.get(variable))
                    .filter(address -> !address.isBlank())
                    .map(URI::create);
        } catch (IllegalArgumentException notAnAddress) {
            throw new StartFailure(variable + " is not an address", notAnAddress);
        }
    }

    private static String keyVariable(String name) {
        return "GETINFERENCE_" + name + "_API_KEY";
    }

    /** By its literal form only: a name that resolves to this machine today may not tomorrow. */
    private static boolean isLoopback(URI address) {
        String host = Optional.ofNullable(address.getHost()).orElse("");
        return host.equals("localhost")
                || host.equals("[::1]")
                || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }
}
