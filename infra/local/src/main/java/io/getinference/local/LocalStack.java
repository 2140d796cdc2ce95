package io.getinference.local;

import io.getinference.local.process.DirectoryLock;
import io.getinference.local.process.StartFailure;
import io.getinference.local.process.StopRequested;
import io.getinference.local.process.StopSignal;

import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/** The program behind {@code ./run}. */
public final class LocalStack {

    private static final int USAGE = 2;

    private final StopSignal stop = new StopSignal();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Console console = new Console(System.out);

    private LocalStack() {}

    /** Runs the stack until Ctrl-C or SIGTERM. Exit code 1: it could not start, 2: wrong usage. */
    public static void main(String[] words) {
        try {
            Arguments arguments = new Arguments(List.of(words));
            if (arguments.has("--help")) {
                help();
                return;
            }
            Path home = Home.of(arguments);
            Options options = Options.parse(arguments, home);
            System.exit(new LocalStack().run(home, options));
        } catch (IllegalArgumentException wrongUsage) {
            System.err.println(wrongUsage.getMessage());
            System.exit(USAGE);
        }
    }

    private static void help() {
        try (InputStream text = LocalStack.class.getResourceAsStream("/help.txt")) {
            Objects.requireNonNull(text, "help.txt").transferTo(System.out);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A signal only sets the fact; this thread does the stopping, and the hook waits for it. */
    private int run(Path home, Options options) {
        System.setProperty("getinference.logs", options.data().resolve("logs").toString());
        // Before Kafka and PostgreSQL start at once: two first users of SLF4J make it complain.
        Objects.requireNonNull(LoggerFactory.getILoggerFactory());
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::stopAndWait));
        try (var _ = DirectoryLock.take(options.data())) {
            Secrets secrets = Secrets.keptIn(options.data());
            Setup setup = new Setup(home, options, secrets, System.getenv());
            try (Stack stack = new Stack(setup, stop, console)) {
                stack.start();
                stop.await();
            }
            return 0;
        } catch (StopRequested duringStart) {
            return 0;
        } catch (StartFailure failure) {
            System.err.println(failure.getMessage());
            return 1;
        } catch (IOException | RuntimeException unexpected) {
            System.err.println("The local stack failed unexpectedly: " + unexpected);
            return 1;
        } finally {
            stopped.countDown();
        }
    }

    private void stopAndWait() {
        stop.request();
        try {
            stopped.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
