package io.getinference.local;

import io.getinference.local.machine.Memory;
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

    /** Another root only in tests, where it describes a smaller machine. */
    private static final Path MACHINE = Path.of(System.getProperty("getinference.machine", "/"));

    private final StopSignal stop = new StopSignal();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Console console = new Console(System.out);

    private final Arguments arguments;
    private final Path home;
    private final Options options;

    private LocalStack(Arguments arguments) {
        this.arguments = arguments;
        this.home = Home.of(arguments);
        this.options = Options.parse(arguments, home);
    }

    /** Runs the stack until Ctrl-C or SIGTERM. Exit code 1: it could not start, 2: wrong usage. */
    public static void main(String[] words) {
        try {
            Arguments arguments = new Arguments(List.of(words));
            if (arguments.has("--help")) {
                help();
                return;
            }
            System.exit(new LocalStack(arguments).run());
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

    private int run() {
        try {
            return switch (arguments.verb()) {
                case STATUS -> new Status(options.data(), console).tell();
                case STOP -> new Stopping(options.data(), console).stop();
                case START -> start();
            };
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

    /** A signal only sets the fact; this thread does the stopping, and the hook waits for it. */
    private int start() throws IOException {
        Reset reset = new Reset(options.data());
        if (arguments.has("--reset")) {
            reset.agree(arguments.has("--yes"));
        }
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::stopAndWait));
        try (var _ = DirectoryLock.take(options.data())) {
            new Leftovers(options.data(), console).end();
            if (arguments.has("--reset")) {
                reset.remove();
            }
            Setup setup = setup();
            try (Stack stack = new Stack(setup, stop, console)) {
                stack.start();
                stop.await();
            }
            return 0;
        }
    }

    /** Everything that can be refused before anything is started. */
    private Setup setup() {
        Secrets secrets = Secrets.keptIn(options.data());
        Setup setup =
                new Setup(home, options, secrets, System.getenv(), arguments.has("--prepare"));
        DemoFiles files = new DemoFiles(setup);
        files.withdraw();
        files.knownKey();
        Objects.requireNonNull(setup.providers());
        Preflight preflight = new Preflight(options);
        if (!arguments.has("--anyway")) {
            preflight.checkMemory(new Memory(MACHINE));
            preflight.checkDisk();
        }
        preflight.checkPorts();
        System.setProperty("getinference.logs", options.data().resolve("logs").toString());
        // Before Kafka and PostgreSQL start at once: two first users of SLF4J make it complain.
        Objects.requireNonNull(LoggerFactory.getILoggerFactory());
        return setup;
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
