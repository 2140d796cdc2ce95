package io.getinference.local;

import io.getinference.local.demo.DemoAccount;
import io.getinference.local.demo.DemoKey;
import io.getinference.local.demo.Door;
import io.getinference.local.demo.Platform;
import io.getinference.local.process.ProcessRecords;
import io.getinference.local.process.Readiness;
import io.getinference.local.process.StartFailure;
import io.getinference.local.process.StopSignal;
import io.getinference.local.process.Stopwatch;
import io.getinference.local.server.PostgresServer;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;

/** Everything, from the data stores to the door; what has started is stopped in reverse. */
final class Stack implements AutoCloseable {

    private static final Duration LEFTOVER_MAX = Duration.ofSeconds(15);
    private static final Duration ADMISSION_MAX = Duration.ofSeconds(60);

    private final Setup setup;
    private final StopSignal stop;
    private final Console console;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
    private final ProcessRecords records;
    private final DemoFiles files;
    private final Stores stores;
    private final Wave behindTheDoor;
    private final Wave gateway;

    Stack(Setup setup, StopSignal stop, Console console) {
        this.setup = setup;
        this.stop = stop;
        this.console = console;
        this.records = new ProcessRecords(setup.file("pids"));
        this.files = new DemoFiles(setup);
        this.stores = new Stores(setup, console);
        Readiness readiness = new Readiness(http, stop);
        this.behindTheDoor = new Wave(records, readiness, console);
        this.gateway = new Wave(records, readiness, console);
    }

    /**
     * Starts everything and opens the demo account.
     *
     * @throws StartFailure if a part does not start; {@link #close()} then stops the others
     */
    void start() {
        Stopwatch watch = new Stopwatch();
        console.say("GetInference on this machine; data and logs in " + setup.options().data());
        Services services = new Services(setup);
        List<Service> first = services.behindTheDoor();
        List<Service> last = List.of(services.gateway());
        clearTheWay();
        stores.start();
        stop.check();
        behindTheDoor.start(first);
        gateway.start(last);
        DemoKey key = openDemoAccount();
        files.announce(key, services.billLog());
        console.say("Ready after " + Console.seconds(watch.elapsed()) + ".");
        console.say(Welcome.text(Setup.address(setup.ports().door()), key));
        console.say("The same in " + files.demoFile() + ". Ctrl-C stops everything.");
    }

    /** Ends what a killed launcher left behind before it asks whether the ports are free. */
    private void clearTheWay() {
        files.withdraw();
        for (String leftover : records.endLeftovers(LEFTOVER_MAX)) {
            console.say("  ended " + leftover + ", left behind by a launcher that was killed");
        }
        if (PostgresServer.endOrphan(setup.postgres())) {
            console.say("  ended postgresql, left behind by a launcher that was killed");
        }
        String taken = setup.ports().taken();
        if (!taken.isEmpty()) {
            throw new StartFailure(
                    "Taken on 127.0.0.1: port "
                            + taken
                            + ". Stop what uses it, or choose other ports with --port.");
        }
    }

    private DemoKey openDemoAccount() {
        Stopwatch watch = new Stopwatch();
        URI door = Setup.address(setup.ports().door());
        Platform platform =
                new Platform(
                        Setup.address(setup.ports().account()),
                        Setup.address(setup.ports().billing()),
                        setup.secrets().platformToken());
        DemoKey key = new DemoAccount(http, platform).open(files.knownKey());
        files.keep(key);
        new Door(http, stop).awaitAdmission(door, key, ADMISSION_MAX);
        console.ready("demo account", watch.elapsed());
        return key;
    }

    /** The door first and the stores last, so that what is in flight still finds its place. */
    @Override
    public void close() {
        Stopwatch watch = new Stopwatch();
        console.say("Stopping …");
        files.withdraw();
        gateway.close();
        behindTheDoor.close();
        stores.close();
        records.clear();
        http.shutdownNow();
        console.say("Everything has stopped after " + Console.seconds(watch.elapsed()) + ".");
    }
}
