package io.getinference.local;

import io.getinference.local.server.Roles;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The variables of each service: its whole configuration, so that compose can give the same. */
final class Environment {

    /**
     * Settings of the launcher's own surroundings must not reach a service, real keys least of all.
     */
    private static final List<String> NOT_INHERITED =
            List.of("GETINFERENCE_", "SPRING_", "SERVER_", "MANAGEMENT_", "LOGGING_");

    private final Setup setup;

    Environment(Setup setup) {
        this.setup = setup;
    }

    Map<String, String> account() {
        Map<String, String> variables = service("account-service", setup.ports().account());
        variables.putAll(database("account"));
        return variables;
    }

    Map<String, String> billing() {
        Map<String, String> variables = service("billing-service", setup.ports().billing());
        variables.putAll(database("billing"));
        return variables;
    }

    Map<String, String> metering() {
        return service("metering-service", setup.ports().metering());
    }

    Map<String, String> gateway() {
        Map<String, String> variables = service("gateway-service", setup.ports().door());
        Providers providers = setup.providers();
        variables.put("GETINFERENCE_GEMINI_BASE_URL", "" + providers.gemini().baseUrl());
        variables.put("GETINFERENCE_GEMINI_API_KEY", providers.gemini().apiKey());
        variables.put("GETINFERENCE_ANTHROPIC_BASE_URL", "" + providers.anthropic().baseUrl());
        variables.put("GETINFERENCE_ANTHROPIC_API_KEY", providers.anthropic().apiKey());
        setup.options()
                .date()
                .ifPresent(date -> variables.put("GETINFERENCE_CATALOGUE_DATE", "" + date));
        return variables;
    }

    /** What every process gets: the launcher's surroundings without its settings. */
    Map<String, String> inherited() {
        Map<String, String> variables = new HashMap<>(setup.environment());
        variables.keySet().removeIf(name -> NOT_INHERITED.stream().anyMatch(name::startsWith));
        return variables;
    }

    private Map<String, String> service(String name, int port) {
        Ports ports = setup.ports();
        Map<String, String> variables = inherited();
        variables.put("SERVER_PORT", "" + port);
        variables.put("SERVER_ADDRESS", "127.0.0.1");
        variables.put("MANAGEMENT_SERVER_PORT", "" + Ports.management(port));
        variables.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
        variables.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", setup.kafka().bootstrapServers());
        variables.put("GETINFERENCE_PLATFORM_TOKEN", setup.secrets().platformToken());
        variables.put("GETINFERENCE_DATA_DIR", setup.file(name).toString());
        variables.put("GETINFERENCE_ACCOUNT_BASE_URL", "" + Setup.address(ports.account()));
        variables.put("GETINFERENCE_BILLING_BASE_URL", "" + Setup.address(ports.billing()));
        variables.put("GETINFERENCE_METERING_BASE_URL", "" + Setup.address(ports.metering()));
        variables.put("GETINFERENCE_KAFKA_JOURNAL_PARTITIONS", "6");
        variables.put("GETINFERENCE_KAFKA_REPLICAS", "1");
        return variables;
    }

    private Map<String, String> database(String name) {
        return Map.of(
                "SPRING_DATASOURCE_URL", setup.postgres().url(name),
                "SPRING_DATASOURCE_USERNAME", Roles.SERVICES,
                "SPRING_DATASOURCE_PASSWORD", setup.secrets().database().services());
    }
}
