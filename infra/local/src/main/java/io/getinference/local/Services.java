package io.getinference.local;

import io.getinference.local.process.Launch;
import io.getinference.local.process.StartFailure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The provider simulator and the four services, as they are started here. */
final class Services {

    static final String SIMULATOR = "provider-simulator";

    /** Five JVMs on one machine: small heaps, one collector thread, and only the quick compiler. */
    private static final List<String> MODEST =
            List.of(
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED");

    private final Setup setup;
    private final Environment environment;

    Services(Setup setup) {
        this.setup = setup;
        this.environment = new Environment(setup);
    }

    /** The simulator is left out where real providers answer. */
    List<Service> behindTheDoor() {
        Ports ports = setup.ports();
        List<Service> services = new ArrayList<>();
        if (!setup.options().live()) {
            services.add(simulator());
        }
        services.add(service("account-service", ports.account(), environment.account()));
        services.add(service("billing-service", ports.billing(), environment.billing()));
        services.add(service("metering-service", ports.metering(), environment.metering()));
        return services;
    }

    Service gateway() {
        return service("gateway-service", setup.ports().door(), environment.gateway());
    }

    private Service simulator() {
        List<String> arguments = new ArrayList<>();
        arguments.add("--port=" + setup.ports().simulator());
        setup.options().date().ifPresent(date -> arguments.add("--date=" + date));
        arguments.add("--speed=" + setup.options().simulator().factor().toPlainString());
        arguments.add("--log-file=" + billLog());
        Path jar =
                setup.home().resolve("infra/provider-simulator/target/provider-simulator-exec.jar");
        return new Service(
                new Launch(
                        SIMULATOR,
                        java(jar, arguments),
                        environment.inherited(),
                        setup.log(SIMULATOR)),
                Setup.address(setup.ports().simulator()).resolve("/__sim/health"));
    }

    /** What the simulator billed, for comparing it with the ledger. */
    Path billLog() {
        return setup.file(SIMULATOR).resolve("bill.log");
    }

    private Service service(String name, int port, Map<String, String> variables) {
        Path jar = setup.home().resolve(name).resolve("target").resolve(name + ".jar");
        return new Service(
                new Launch(name, java(jar, List.of()), variables, setup.log(name)),
                Setup.address(Ports.management(port)).resolve("/actuator/health"));
    }

    private static List<String> java(Path jar, List<String> arguments) {
        if (!Files.isRegularFile(jar)) {
            throw new StartFailure(jar + " is missing; ./run builds it");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(MODEST);
        command.add("-jar");
        command.add(jar.toString());
        command.addAll(arguments);
        return command;
    }
}
