package io.getinference.local;

import io.getinference.local.process.PrivateFile;
import io.getinference.local.process.StartFailure;
import io.getinference.local.server.PostgresSettings;

import java.nio.file.Files;
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

    /**
     * New ones are made only where there is no data yet: the database knows no others than those it
     * was made with.
     *
     * @throws StartFailure in one line, if they are damaged or lost
     */
    static Secrets keptIn(Path directory) {
        Path file = directory.resolve("secrets.env");
        if (Files.exists(file)) {
            return read(file);
        }
        if (Files.exists(directory.resolve("postgres/data"))) {
            throw EnvFile.damaged(file, "it is gone, and the database was made with it");
        }
        Map<String, String> fresh =
                Map.of(PLATFORM, random(), SUPERUSER, random(), SERVICES, random());
        PrivateFile.write(file, EnvFile.text(fresh));
        return of(fresh);
    }

    private static Secrets read(Path file) {
        Map<String, String> kept = EnvFile.read(file);
        for (String name : List.of(PLATFORM, SUPERUSER, SERVICES)) {
            if (!kept.getOrDefault(name, "").matches("[A-Za-z0-9_-]{16,}")) {
                throw EnvFile.damaged(file, name + " is missing or no secret");
            }
        }
        return of(kept);
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
