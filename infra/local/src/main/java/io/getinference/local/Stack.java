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
import io.getinference.local.program.Archives;
import io.getinference.local.program.Unpacking;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everything that was chosen, from the data stores to the door; stopped in reverse. */
final class Stack implements AutoCloseable {

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
    private final Services services;
    private final LeftOut leftOut;
    private final Stores stores;
    private final Fleet fleet;
    private final Archives archives;

    Stack(Setup setup, StopSignal stop, Console console) {
        this.setup = setup;
        this.stop = stop;
        this.console = console;
        this.records = new ProcessRecords(setup.file("pids"));
        this.files = new DemoFiles(setup);
        this.services =
                new Services(
                        setup,
                        new Unpacking(setup.home(), setup.prepares(), setup.log("archives")));
        this.leftOut = new LeftOut(setup, services);
        this.stores = new Stores(setup, stop, console);
        this.fleet =
                new Fleet(new Supervised.Shared(records, new Readiness(http, stop), stop, console));
        this.archives = new Archives(setup.log("archives"), this::tellOfArchives);
    }

    /**
     * Starts everything that was chosen and opens the demo account.
     *
     * @throws StartFailure if a part does not start; {@link #close()} then stops the others
     */
    void start() {
        Stopwatch watch = new Stopwatch();
        console.say("GetInference on this machine; data and logs in " + setup.options().data());
        Optional<DemoKey> known = files.knownKey();
        RunningStack.of(setup.options()).write(setup.options().data());
        leftOut.write();
        List<Service> chosen = services.chosen();
        stores.start();
        stop.check();
        fleet.start(chosen);
        if (hasDemo()) {
            DemoKey key = openDemoAccount(known);
            files.announce(key, services.billLog());
            tellReady(watch);
            console.say(Welcome.text(Setup.address(setup.ports().door()), key));
            console.say("The same in " + files.demoFile() + ". Ctrl-C stops everything.");
        } else {
            tellReady(watch);
        }
        if (!setup.options().isWhole()) {
            console.say("Left out, to be started by you:\n" + leftOut.text());
        }
        archives.makeOf(programs(chosen));
    }

    private void tellReady(Stopwatch watch) {
        String memory =
                new Residents(setup.options().data())
                        .sumMiB()
                        .map(sum -> "; it occupies " + sum + " MiB")
                        .orElse("");
        console.say("Ready after " + Console.seconds(watch.elapsed()) + memory + ".");
    }

    private List<Archives.Running> programs(List<Service> chosen) {
        List<Archives.Running> running =
                new ArrayList<>(chosen.stream().map(Service::program).toList());
        OwnProgram.running(setup.prepares()).ifPresent(running::add);
        return running;
    }

    private void tellOfArchives(Duration took) {
        console.say(
                "The next start will be quicker: archives of classes were made in "
                        + Console.seconds(took)
                        + ".");
    }

    /** Its account and its credit need these two; the door may be open elsewhere. */
    private boolean hasDemo() {
        return setup.options().parts().containsAll(Set.of(Part.ACCOUNT, Part.BILLING));
    }

    private DemoKey openDemoAccount(Optional<DemoKey> known) {
        Stopwatch watch = new Stopwatch();
        URI door = Setup.address(setup.ports().door());
        Platform platform =
                new Platform(
                        Setup.address(setup.ports().account()),
                        Setup.address(setup.ports().billing()),
                        setup.secrets().platformToken());
        DemoKey key = new DemoAccount(http, platform).open(known);
        files.keep(key);
        if (setup.options().parts().contains(Part.GATEWAY)) {
            new Door(http, stop).awaitAdmission(door, key, ADMISSION_MAX);
        }
        console.ready("demo account", watch.elapsed());
        return key;
    }

    /** The door first and the stores last, so that what is in flight still finds its place. */
    @Override
    public void close() {
        Stopwatch watch = new Stopwatch();
        console.say("Stopping …");
        archives.close();
        files.withdraw();
        leftOut.withdraw();
        fleet.close();
        stores.close();
        records.clear();
        RunningStack.forget(setup.options().data());
        http.shutdownNow();
        console.say("Everything has stopped after " + Console.seconds(watch.elapsed()) + ".");
    }
}
