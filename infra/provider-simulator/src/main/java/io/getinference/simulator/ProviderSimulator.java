package io.getinference.simulator;

import io.getinference.simulator.bill.BillLog;
import io.getinference.simulator.cache.PromptCache;
import io.getinference.simulator.call.Ids;
import io.getinference.simulator.call.Stage;
import io.getinference.simulator.control.ControlDoor;
import io.getinference.simulator.control.Controls;
import io.getinference.simulator.control.SimulatorClock;
import io.getinference.simulator.fault.Dials;
import io.getinference.simulator.fault.Faults;
import io.getinference.simulator.http.BadTls;
import io.getinference.simulator.http.HttpServer;
import io.getinference.simulator.model.Models;
import io.getinference.simulator.model.Prices;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Both providers on one port: as a process, or within a test. */
public final class ProviderSimulator implements AutoCloseable {
    private final SimulatorSettings settings;
    private final SimulatorClock clock;
    private final Faults faults = new Faults();
    private final Dials dials;
    private final BillLog log;
    private final Ids ids;
    private final PromptCache cache;
    private final HttpServer server;
    private final @Nullable BadTls tls;

    private ProviderSimulator(SimulatorSettings settings) throws IOException {
        this.settings = settings;
        this.clock = new SimulatorClock(settings.date());
        Path file = settings.logFile();
        this.log = file == null ? BillLog.inMemory() : BillLog.in(file);
        // A log that outlives the process must not name two calls alike.
        this.ids = new Ids(file == null ? "" : Long.toString(System.nanoTime()));
        this.dials = new Dials(settings.speed());
        this.cache = new PromptCache(clock);
        Stage stage =
                new Stage(
                        clock,
                        Models.standard(),
                        Prices.standard(),
                        faults,
                        dials,
                        log,
                        ids,
                        cache);
        Controls controls = new Controls(faults, dials, log, clock, this::reset);
        this.server =
                HttpServer.start(
                        new InetSocketAddress(settings.host(), settings.port()),
                        new Router(stage, new ControlDoor(controls)));
        this.tls =
                settings.tlsPort() == SimulatorSettings.NO_PORT
                        ? null
                        : BadTls.start(new InetSocketAddress(settings.host(), settings.tlsPort()));
    }

    /** Runs until it is killed. */
    public static void main(String[] arguments) {
        try {
            SimulatorSettings settings =
                    SimulatorSettings.of(System.getenv().getOrDefault("SIM_SPEED", ""), arguments);
            ProviderSimulator simulator = start(settings);
            System.out.println("provider simulator listening on " + simulator.baseUrl());
            simulator
                    .badTlsUrl()
                    .ifPresent(url -> System.out.println("bad TLS listening on " + url));
        } catch (IllegalArgumentException | UncheckedIOException e) {
            System.err.println("provider simulator: " + e.getMessage());
            System.exit(2);
        }
    }

    /** Starts a simulator; it serves when this returns. */
    public static ProviderSimulator start(SimulatorSettings settings) {
        try {
            return new ProviderSimulator(settings);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start: " + e.getMessage(), e);
        }
    }

    /** Where it is, without a path: both providers' base URL. */
    public URI baseUrl() {
        return URI.create("http://" + settings.host() + ":" + server.port());
    }

    /** Where no TLS handshake succeeds, if such a port was asked for. */
    public Optional<URI> badTlsUrl() {
        return Optional.ofNullable(tls)
                .map(port -> URI.create("https://" + settings.host() + ":" + port.port()));
    }

    /** What has been billed. */
    public BillLog log() {
        return log;
    }

    /** The faults to come. */
    public Faults faults() {
        return faults;
    }

    /** Its pace, and who pays for broken answers. */
    public Dials dials() {
        return dials;
    }

    /** The day that is played. */
    public SimulatorClock clock() {
        return clock;
    }

    /** As freshly started: no faults, an empty log, nothing in a prompt cache, the first day. */
    public void reset() {
        faults.clear();
        log.clear();
        ids.reset();
        cache.clear();
        clock.reset();
        dials.reset();
        server.door().welcome();
    }

    /** Stops at once; calls under way are cut. */
    @Override
    public void close() {
        try {
            server.close();
            if (tls != null) {
                tls.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
