package io.getinference.local;

import io.getinference.local.process.PrivateFile;
import io.getinference.local.server.PostgresSettings;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Random once per data directory, then kept.
 *
 * @param platformToken guards the admin APIs
 * @param database the passwords of the database's roles
 */
record Secrets(String platformToken, PostgresSettings.Passwords database) {

    private static final String PLATFORM = "PLATFORM_TOKEN";
    private static final String SUPERUSER = "POSTGRES_SUPERUSER_PASSWORD";
    private static final String SERVICES = "POSTGRES_PASSWORD";

    static Secrets keptIn(Path directory) {
        Path file = directory.resolve("secrets.env");
        Map<String, String> kept = EnvFile.read(file);
        if (kept.keySet().containsAll(List.of(PLATFORM, SUPERUSER, SERVICES))) {
            return of(kept);
        }
        Map<String, String> fresh =
                Map.of(PLATFORM, random(), SUPERUSER, random(), SERVICES, random());
        PrivateFile.write(file, EnvFile.text(fresh));
        return of(fresh);
    }

    private static Secrets of(Map<String, String> values) {
        return new Secrets(
                value(values, PLATFORM),
                new PostgresSettings.Passwords(value(values, SUPERUSER), value(values, SERVICES)));
    }

    private static String value(Map<String, String> values, String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    private static String random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
