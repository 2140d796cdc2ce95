package io.getinference.local;

import io.getinference.local.process.LogFile;
import io.getinference.local.server.KafkaSettings;
import io.getinference.local.server.PostgresSettings;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * All that decides how the stack is started.
 *
 * @param home the checkout, where the jars are
 * @param options the command line
 * @param secrets kept with the data
 * @param environment the launcher's own variables
 * @param prepares whether jars may be unpacked and archives made, so that later starts are quicker
 */
record Setup(
        Path home,
        Options options,
        Secrets secrets,
        Map<String, String> environment,
        boolean prepares) {

    Ports ports() {
        return options.ports();
    }

    Path file(String name) {
        return options.data().resolve(name);
    }

    LogFile log(String name) {
        return LogFile.in(file("logs"), name);
    }

    KafkaSettings kafka() {
        return new KafkaSettings(ports().kafka(), ports().kafkaController(), file("kafka"));
    }

    PostgresSettings postgres() {
        return new PostgresSettings(
                ports().postgres(), file("postgres"), log("postgres"), secrets.database());
    }

    Providers providers() {
        return Providers.chosen(options.live(), environment, address(ports().simulator()));
    }

    static URI address(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
