package io.getinference.simulator;

import io.getinference.simulator.anthropic.AnthropicDoor;
import io.getinference.simulator.bill.BillLog;
import io.getinference.simulator.cache.PromptCache;
import io.getinference.simulator.call.Ids;
import io.getinference.simulator.call.Stage;
import io.getinference.simulator.control.ControlDoor;
import io.getinference.simulator.control.SimulatorClock;
import io.getinference.simulator.fault.Faults;
import io.getinference.simulator.gemini.GeminiDoor;
import io.getinference.simulator.http.HttpExchange;
import io.getinference.simulator.http.HttpServer;
import io.getinference.simulator.model.Models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;

/** Both providers on one port: as a process, or within a test. */
public final class ProviderSimulator implements AutoCloseable {
    private final SimulatorSettings settings;
    private final SimulatorClock clock;
    private final Faults faults = new Faults();
    private final BillLog log;
    private final Ids ids;
    private final PromptCache cache;
    private final HttpServer server;

    private ProviderSimulator(SimulatorSettings settings) throws IOException {
        this.settings = settings;
        this.clock = new SimulatorClock(settings.date());
        Path file = settings.logFile();
        this.log = file == null ? BillLog.inMemory() : BillLog.in(file);
        // A log that outlives the process must not name two calls alike.
        this.ids = new Ids(file == null ? "" : Long.toString(System.nanoTime()));
        this.cache = new PromptCache(clock);
        Stage stage =
                new Stage(clock, Models.standard(), faults, log, ids, settings.speed(), cache);
        AnthropicDoor anthropic = new AnthropicDoor(stage);
        GeminiDoor gemini = new GeminiDoor(stage);
        ControlDoor control = new ControlDoor(faults, log, clock, this::reset);
        this.server =
                HttpServer.start(
                        new InetSocketAddress(settings.host(), settings.port()),
                        exchange -> route(exchange, anthropic, gemini, control));
    }

    /** Runs until it is killed. */
    public static void main(String[] arguments) {
        try {
            SimulatorSettings settings = SimulatorSettings.of(arguments);
            ProviderSimulator simulator = start(settings);
            System.out.println("provider simulator listening on " + simulator.baseUrl());
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

    /** What has been billed. */
    public BillLog log() {
        return log;
    }

    /** The faults to come. */
    public Faults faults() {
        return faults;
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
    }

    /** Stops at once; calls under way are cut. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void route(
            HttpExchange exchange, AnthropicDoor anthropic, GeminiDoor gemini, ControlDoor control)
            throws IOException {
        String path = exchange.request().path();
        if (path.startsWith("/__sim/")) {
            control.handle(exchange);
        } else if (path.equals("/v1/messages") || path.equals("/v1/messages/count_tokens")) {
            anthropic.handle(exchange);
        } else {
            gemini.handle(exchange);
        }
    }
}
