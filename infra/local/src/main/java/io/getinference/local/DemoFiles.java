package io.getinference.local;

import io.getinference.local.demo.DemoAccount;
import io.getinference.local.demo.DemoKey;
import io.getinference.local.process.PrivateFile;
import io.getinference.local.process.StartFailure;
import io.getinference.local.server.Roles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The demo key, kept between starts, and {@code demo.env}, which is there while the stack is up.
 */
final class DemoFiles {

    private static final String KEY_ID = "DEMO_KEY_ID";
    private static final String KEY = "OPENAI_API_KEY";

    private final Setup setup;

    DemoFiles(Setup setup) {
        this.setup = setup;
    }

    /**
     * The key of an earlier start.
     *
     * @throws StartFailure in one line, if its file is damaged
     */
    Optional<DemoKey> knownKey() {
        if (!Files.exists(keyFile())) {
            return Optional.empty();
        }
        Map<String, String> kept = EnvFile.read(keyFile());
        try {
            return Optional.of(
                    new DemoKey(kept.getOrDefault(KEY_ID, ""), kept.getOrDefault(KEY, "")));
        } catch (IllegalArgumentException noKey) {
            throw new StartFailure(
                    keyFile() + " is damaged. Remove it, and the next ./run makes another key.");
        }
    }

    /** At once, because the platform never shows a key again. */
    void keep(DemoKey key) {
        PrivateFile.write(keyFile(), EnvFile.text(Map.of(KEY_ID, key.id(), KEY, key.secret())));
    }

    /** Its presence says that the stack is ready. */
    void announce(DemoKey key, Path billLog) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("OPENAI_BASE_URL", Setup.address(setup.ports().door()) + "/v1");
        values.put(KEY, key.secret());
        values.put("PLATFORM_TOKEN", setup.secrets().platformToken());
        values.put("DEMO_ACCOUNT_ID", DemoAccount.ID);
        values.put(KEY_ID, key.id());
        setup.ports().byName().forEach((name, port) -> values.put(name, "" + port));
        values.put("POSTGRES_USER", Roles.SERVICES);
        values.put("POSTGRES_PASSWORD", setup.secrets().database().services());
        values.put("SIMULATOR_BILL_LOG", billLog.toString());
        PrivateFile.write(demoFile(), EnvFile.text(values));
    }

    void withdraw() {
        try {
            Files.deleteIfExists(demoFile());
        } catch (IOException failure) {
            throw new StartFailure(demoFile() + " cannot be removed", failure);
        }
    }

    Path demoFile() {
        return setup.file("demo.env");
    }

    private Path keyFile() {
        return setup.file("demo-key.env");
    }
}
