package io.getinference.local;

import io.getinference.local.process.Launch;
import io.getinference.local.program.Archives;
import io.getinference.local.program.Program;
import io.getinference.local.program.Unpacking;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The provider simulator and the four services, as they are started here. */
final class Services {

    /** Five JVMs on one machine: small heaps, one collector thread, and only the quick compiler. */
    private static final List<String> MODEST =
            List.of(
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED");

    private final Setup setup;
    private final Environment environment;
    private final Unpacking unpacking;

    Services(Setup setup, Unpacking unpacking) {
        this.setup = setup;
        this.environment = new Environment(setup);
        this.unpacking = unpacking;
    }

    /** What was chosen of them, the gateway last. */
    List<Service> chosen() {
        return setup.options().chosen().stream()
                .filter(part -> !part.isStore())
                .parallel()
                .map(this::service)
                .toList();
    }

    /** How that part is started here; also for those who start it themselves. */
    List<String> arguments(Part part) {
        return part == Part.SIMULATOR ? simulatorArguments() : List.of();
    }

    Path jar(Part part) {
        String name = part.process();
        return setup.home()
                .resolve(
                        part == Part.SIMULATOR
                                ? "infra/provider-simulator/target/provider-simulator-exec.jar"
                                : name + "/target/" + name + ".jar");
    }

    private Service service(Part part) {
        // The simulator has one library and starts in a second.
        Program program =
                part == Part.SIMULATOR ? Unpacking.asItIs(jar(part)) : unpacking.program(jar(part));
        Map<String, String> variables = environment.inherited();
        variables.putAll(environment.of(part));
        Launch launch =
                new Launch(
                        part.process(),
                        java(program, arguments(part)),
                        variables,
                        setup.log(part.process()));
        return new Service(
                part, launch, health(setup.ports(), part), new Archives.Running(program, MODEST));
    }

    /** Where that service says that it is ready. */
    static URI health(Ports ports, Part part) {
        int port = ports.of(part);
        return part == Part.SIMULATOR
                ? Setup.address(port).resolve("/__sim/health")
                : Setup.address(Ports.management(port)).resolve("/actuator/health");
    }

    private List<String> simulatorArguments() {
        List<String> arguments = new ArrayList<>();
        arguments.add("--port=" + setup.ports().simulator());
        setup.options().date().ifPresent(date -> arguments.add("--date=" + date));
        arguments.add("--speed=" + setup.options().simulator().factor().toPlainString());
        arguments.add("--log-file=" + billLog());
        return arguments;
    }

    /** What the simulator billed, for comparing it with the ledger. */
    Path billLog() {
        return setup.file(Part.SIMULATOR.process()).resolve("bill.log");
    }

    private static List<String> java(Program program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(MODEST);
        command.addAll(program.options());
        command.add("-jar");
        command.add(program.jar().toString());
        command.addAll(arguments);
        return command;
    }
}
