package io.getinference.local;

import io.getinference.local.process.Child;
import io.getinference.local.process.Launch;
import io.getinference.local.process.ProcessRecords;
import io.getinference.local.process.Readiness;
import io.getinference.local.process.StartFailure;
import io.getinference.local.process.StopRequested;
import io.getinference.local.process.StopSignal;
import io.getinference.local.process.Stopwatch;
import io.getinference.local.program.Program;

import java.time.Duration;
import java.util.Optional;

/** One service, started again when it ends by itself, until that has happened too often. */
final class Supervised {

    static final Duration READY_MAX = Duration.ofMinutes(2);

    /**
     * What all services of a stack share.
     *
     * @param records where each process is noted
     * @param readiness tells when one is ready
     * @param stop ends every pause
     * @param console what the person sees
     */
    record Shared(ProcessRecords records, Readiness readiness, StopSignal stop, Console console) {}

    private final Service service;
    private final Shared shared;
    private final Restarts restarts;
    private Child child;
    private boolean stopping;

    private Supervised(Service service, Shared shared, Restarts restarts) {
        this.service = service;
        this.shared = shared;
        this.restarts = restarts;
        this.child = Child.start(service.launch(), shared.records());
    }

    static Supervised start(Service service, Shared shared) {
        return new Supervised(service, shared, new Restarts(Restarts.POLICY));
    }

    static Supervised start(Service service, Shared shared, Restarts.Policy policy) {
        return new Supervised(service, shared, new Restarts(policy));
    }

    /**
     * Waits for the first start, which is tried a second time without the archive if that is what
     * may have broken it.
     *
     * @throws StartFailure if it dies or is too slow
     */
    void awaitReady() {
        Stopwatch watch = new Stopwatch();
        switch (outcome()) {
            case Readiness.Outcome.Ready() -> shared.console().ready(name(), watch.elapsed());
            case Readiness.Outcome.Died(int _) when hasArchive() -> {
                shared.console().say("  " + name() + " ended; once more without its archive");
                startWithoutArchive();
                awaitReady();
            }
            case Readiness.Outcome.Died(int exitCode) ->
                    throw failed("ended with exit code " + exitCode);
            case Readiness.Outcome.TooSlow(String last) ->
                    throw failed("is not ready after " + READY_MAX.toSeconds() + " s: " + last);
        }
    }

    private boolean hasArchive() {
        return Program.hasArchive(child().launch().command());
    }

    private synchronized void startWithoutArchive() {
        Launch launch = service.launch();
        Launch plain =
                new Launch(
                        launch.name(),
                        Program.withoutArchive(launch.command()),
                        launch.environment(),
                        launch.log());
        service.program().program().forgetArchive();
        child = Child.startAgain(plain, shared.records());
    }

    private StartFailure failed(String what) {
        return new StartFailure(name() + " " + what + ":\n" + child().log().excerpt());
    }

    /** From now on it is started again when it ends. */
    void keepUp() {
        child().onEnd(_ -> restart());
    }

    private void restart() {
        if (isStopping()) {
            return;
        }
        Child ended = child();
        Optional<Duration> pause = restarts.next();
        if (pause.isEmpty()) {
            shared.console().say(givenUp(ended));
            return;
        }
        shared.console()
                .say(
                        "%s has ended (exit code %d); starting it again in %s"
                                .formatted(name(), ended.exitCode(), Console.seconds(pause.get())));
        try {
            shared.stop().pause(pause.get());
            if (startAgain(ended)) {
                keepUp();
                tellHowItGoes();
            }
        } catch (StopRequested stopped) {
            return;
        } catch (StartFailure failure) {
            shared.console().say(failure.text());
        }
    }

    private String givenUp(Child ended) {
        return "%s is down and stays down after %s; the rest goes on. %s:\n%s"
                .formatted(
                        name(),
                        restarts.policy().inWords(),
                        "Ctrl-C and ./run start everything anew",
                        ended.log().excerpt());
    }

    private void tellHowItGoes() {
        Stopwatch watch = new Stopwatch();
        switch (outcome()) {
            case Readiness.Outcome.Ready() ->
                    shared.console()
                            .say(name() + " is back after " + Console.seconds(watch.elapsed()));
            case Readiness.Outcome.Died(int _) -> {
                // Its end has a listener of its own, which goes on from here.
            }
            case Readiness.Outcome.TooSlow(String last) ->
                    shared.console().say(name() + " runs again but is not ready: " + last);
        }
    }

    private Readiness.Outcome outcome() {
        return shared.readiness().await(child(), service.health(), READY_MAX);
    }

    /** Not while the stack stops: nobody would end it then. */
    private synchronized boolean startAgain(Child ended) {
        if (stopping) {
            return false;
        }
        child = Child.startAgain(ended.launch(), shared.records());
        return true;
    }

    /** From now on it may end; what is to be stopped is told. */
    synchronized Child letGo() {
        stopping = true;
        return child;
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    private synchronized Child child() {
        return child;
    }

    Part part() {
        return service.part();
    }

    private String name() {
        return service.launch().name();
    }
}
