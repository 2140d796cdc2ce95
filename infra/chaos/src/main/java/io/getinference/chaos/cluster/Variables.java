package io.getinference.chaos.cluster;

import io.getinference.chaos.cluster.Places.Pair;
import io.getinference.local.server.Roles;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Each service's whole configuration, as variables. */
final class Variables {

    /** Prices and catalogue are read, and the simulator plays, on this day. */
    static final String DAY = "2026-11-22";

    private static final String JOURNAL_PARTITIONS = "6";

    private final Places places;
    private final Map<String, String> settings;

    /** Other settings than a service's defaults, by their names; they win. */
    Variables(Places places, Map<String, String> settings) {
        this.places = places;
        this.settings = settings;
    }

    Map<String, String> database(String name, Pair ports) {
        Map<String, String> variables = service(name + "-service", ports);
        variables.put("SPRING_DATASOURCE_URL", places.postgres().url(name));
        variables.put("SPRING_DATASOURCE_USERNAME", Roles.SERVICES);
        variables.put("SPRING_DATASOURCE_PASSWORD", places.postgres().passwords().services());
        return variables;
    }

    Map<String, String> metering(String name, Pair ports) {
        Map<String, String> variables = service(name, ports);
        variables.put("GETINFERENCE_ADVERTISEDURL", "" + ports.uri());
        return variables;
    }

    Map<String, String> gateway(String name, Pair ports) {
        Map<String, String> variables = service(name, ports);
        String simulator = "" + Places.address(places.simulator());
        variables.put("GETINFERENCE_GEMINI_BASE_URL", simulator);
        variables.put("GETINFERENCE_GEMINI_API_KEY", "sim");
        variables.put("GETINFERENCE_ANTHROPIC_BASE_URL", simulator);
        variables.put("GETINFERENCE_ANTHROPIC_API_KEY", "sim");
        variables.put("GETINFERENCE_CATALOGUE_DATE", DAY);
        return variables;
    }

    private Map<String, String> service(String name, Pair ports) {
        Map<String, String> variables = new TreeMap<>();
        variables.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
        variables.put("SERVER_PORT", "" + ports.port());
        variables.put("SERVER_ADDRESS", "127.0.0.1");
        variables.put("MANAGEMENT_SERVER_PORT", "" + ports.management());
        variables.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
        variables.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", places.kafka().bootstrapServers());
        variables.put("GETINFERENCE_PLATFORM_TOKEN", places.token());
        variables.put("GETINFERENCE_DATA_DIR", places.data().resolve(name).toString());
        variables.put("GETINFERENCE_ACCOUNT_BASE_URL", "" + places.account().uri());
        variables.put("GETINFERENCE_BILLING_BASE_URL", "" + places.billing().uri());
        List<URI> meterings = places.meterings().stream().map(Pair::uri).toList();
        variables.put("GETINFERENCE_METERING_BASE_URL", "" + meterings.getFirst());
        variables.put(
                "GETINFERENCE_METERING_BASEURLS",
                meterings.stream().map(URI::toString).collect(Collectors.joining(",")));
        variables.put("GETINFERENCE_KAFKA_JOURNAL_PARTITIONS", JOURNAL_PARTITIONS);
        variables.put("GETINFERENCE_KAFKA_REPLICAS", "" + places.kafka().replicas());
        settings.forEach((setting, value) -> variables.put(variable(setting), value));
        return variables;
    }

    /** As Spring Boot reads a setting from the environment: dots as underscores, no dashes. */
    private static String variable(String setting) {
        return setting.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
