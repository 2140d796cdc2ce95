package io.getinference.gateway.usage;

import io.getinference.common.id.LifeId;
import io.getinference.gateway.journal.Journal;
import io.getinference.gateway.store.StoreFailure;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/**
 * The operator's command for a gateway that will not start again, but whose data directory is
 * there: everything that it left goes to Kafka, and its lives are closed.
 */
public final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final String OPTION = "--recover";
    private static final String DIRECTORY = "--data-dir";

    private Recovery() {}

    /** Whether these arguments ask for it. */
    public static boolean isAskedFor(String... arguments) {
        return List.of(arguments).contains(OPTION);
    }

    /**
     * Runs it.
     *
     * @return the exit code: 0 if nothing is left on the directory, 1 if it has to be run again
     */
    public static int run(String... arguments) {
        @Nullable Path directory = directory(List.of(arguments));
        if (directory == null || !Files.exists(directory.resolve("life"))) {
            LOG.error("say {} --data-dir=<directory>, one that a gateway has lived on", OPTION);
            return 1;
        }
        try (ConfigurableApplicationContext context =
                new SpringApplicationBuilder(Parts.class)
                        .web(WebApplicationType.NONE)
                        .logStartupInfo(false)
                        .properties(
                                "logging.pattern.console=%m%n",
                                "logging.level.org.apache.kafka=WARN")
                        .run(with(arguments, "--getinference.data-dir=" + directory))) {
            LifeEnd lifeEnd = context.getBean(LifeEnd.class);
            return isAllEnded(lifeEnd, context.getBean(UsageSettings.class)) ? 0 : 1;
        } catch (StoreFailure | RuntimeException e) {
            LOG.error("{} could not be recovered", directory, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 1;
    }

    private static boolean isAllEnded(LifeEnd lifeEnd, UsageSettings settings)
            throws StoreFailure, InterruptedException {
        boolean all = true;
        for (LifeId life : lifeEnd.lives()) {
            for (AccountEnd end : lifeEnd.end(life, settings.recoverMax())) {
                LOG.info(
                        "{} {}: {} records sent, {} of them estimated, closed at {}",
                        life,
                        end.account(),
                        end.sent(),
                        end.estimated(),
                        end.lastUsage());
            }
            if (!lifeEnd.isOver(life)) {
                LOG.error("{}: not all of it is in Kafka; run this again", life);
                all = false;
            }
        }
        return all;
    }

    private static String[] with(String[] arguments, String last) {
        return Stream.concat(Stream.of(arguments), Stream.of(last)).toArray(String[]::new);
    }

    private static @Nullable Path directory(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith(DIRECTORY + "=")) {
                return Path.of(argument.substring(DIRECTORY.length() + 1));
            }
            if (argument.equals(DIRECTORY) && i + 1 < arguments.size()) {
                return Path.of(arguments.get(i + 1));
            }
        }
        return null;
    }

    /** The few parts of a gateway that this takes; not found by the scan of a whole one. */
    @ImportAutoConfiguration(KafkaAutoConfiguration.class)
    @ComponentScan(basePackageClasses = Journal.class)
    @Import(LifeEndConfiguration.class)
    @EnableConfigurationProperties(UsageSettings.class)
    static class Parts {

        @Bean
        InstantSource clock() {
            return Clock.systemUTC();
        }

        @Bean
        SimpleMeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }
}
