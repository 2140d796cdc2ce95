package io.getinference.local;

import io.getinference.local.server.Roles;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

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

    /** The settings that a part gets by variables, beside what it inherits. */
    Map<String, String> of(Part part) {
        return switch (part) {
            case KAFKA, POSTGRES, SIMULATOR -> Map.of();
            case ACCOUNT, BILLING -> withDatabase(part);
            case METERING -> service(part);
            case GATEWAY -> gateway();
        };
    }

    private Map<String, String> withDatabase(Part part) {
        Map<String, String> variables = service(part);
        variables.put("SPRING_DATASOURCE_URL", setup.postgres().url(part.word()));
        variables.put("SPRING_DATASOURCE_USERNAME", Roles.SERVICES);
        variables.put("SPRING_DATASOURCE_PASSWORD", setup.secrets().database().services());
        return variables;
    }

    private Map<String, String> gateway() {
        Map<String, String> variables = service(Part.GATEWAY);
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

    private Map<String, String> service(Part part) {
        Ports ports = setup.ports();
        int port = ports.of(part);
        Map<String, String> variables = new TreeMap<>();
        variables.put("SERVER_PORT", "" + port);
        variables.put("SERVER_ADDRESS", "127.0.0.1");
        variables.put("MANAGEMENT_SERVER_PORT", "" + Ports.management(port));
        variables.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
        variables.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", setup.kafka().bootstrapServers());
        variables.put("GETINFERENCE_PLATFORM_TOKEN", setup.secrets().platformToken());
        variables.put("GETINFERENCE_DATA_DIR", setup.file(part.process()).toString());
        variables.put("GETINFERENCE_ACCOUNT_BASE_URL", "" + Setup.address(ports.account()));
        variables.put("GETINFERENCE_BILLING_BASE_URL", "" + Setup.address(ports.billing()));
        variables.put("GETINFERENCE_METERING_BASE_URL", "" + Setup.address(ports.metering()));
        variables.put("GETINFERENCE_KAFKA_JOURNAL_PARTITIONS", "6");
        variables.put("GETINFERENCE_KAFKA_REPLICAS", "1");
        setup.options().settings().forEach((name, value) -> variables.put(variable(name), value));
        return variables;
    }

    /** As Spring Boot reads a setting from the environment: dots as underscores, no dashes. */
    private static String variable(String setting) {
        return setting.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
