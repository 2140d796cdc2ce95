package io.getinference.chaos.cluster;

import io.getinference.chaos.cluster.Places.Pair;
import io.getinference.chaos.kafka.KafkaProcess;
import io.getinference.local.process.Launch;
import io.getinference.local.process.ProcessRecords;
import io.getinference.local.process.StartFailure;
import io.getinference.local.program.Program;
import io.getinference.local.program.Unpacking;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Makes the processes of a cluster: what each runs, with which variables. */
final class Members {

    /** A dozen JVMs on one machine: small heaps, one collector thread, only the quick compiler. */
    private static final List<String> MODEST =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    private final Places places;
    private final Variables variables;
    private final ProcessRecords records;
    private final Unpacking unpacking;
    private final Health health = new Health();

    Members(Places places, Map<String, String> settings, ProcessRecords records) {
        this.places = places;
        this.variables = new Variables(places, settings);
        this.records = records;
        this.unpacking = new Unpacking(places.checkout(), true, places.log("unpacking"));
    }

    /** In the order of starting. */
    List<Member> all() {
        List<Member> members = new ArrayList<>();
        for (int index = 0; index < places.kafka().nodes().size(); index++) {
            members.add(kafka(index));
        }
        members.add(new PostgresMember(places.postgres()));
        members.add(simulator());
        Pair account = places.account();
        members.add(
                service(
                        Role.ACCOUNT,
                        "account-service",
                        account,
                        variables.database("account", account)));
        Pair billing = places.billing();
        members.add(
                service(
                        Role.BILLING,
                        "billing-service",
                        billing,
                        variables.database("billing", billing)));
        for (int index = 0; index < places.meterings().size(); index++) {
            Pair ports = places.meterings().get(index);
            String name = "metering-" + (index + 1);
            members.add(service(Role.METERING, name, ports, variables.metering(name, ports)));
        }
        for (int index = 0; index < places.gateways().size(); index++) {
            Pair ports = places.gateways().get(index);
            String name = "gateway-" + (index + 1);
            members.add(service(Role.GATEWAY, name, ports, variables.gateway(name, ports)));
        }
        return members;
    }

    private Member kafka(int index) {
        String name = "kafka-" + (index + 1);
        Path file = places.data().resolve(name + ".properties");
        try (var writer = Files.newBufferedWriter(file)) {
            places.kafka().properties(index).store(writer, null);
        } catch (IOException failure) {
            throw new StartFailure(file + " cannot be written", failure);
        }
        List<String> command = java("256m");
        command.addAll(
                List.of(
                        "-Dlogback.configurationFile=kafka-logback.xml",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KafkaProcess.class.getName(),
                        file.toString()));
        int port = places.kafka().nodes().get(index).port();
        return member(Role.KAFKA, launch(name, command, Map.of()), () -> Health.listens(port));
    }

    private Member simulator() {
        List<String> command = java("192m");
        Path jar =
                places.checkout()
                        .resolve("infra/provider-simulator/target/provider-simulator-exec.jar");
        command.addAll(
                List.of(
                        "-jar",
                        jar.toString(),
                        "--port=" + places.simulator(),
                        "--date=" + Variables.DAY,
                        "--speed=1",
                        "--log-file=" + places.billLog()));
        return member(
                Role.SIMULATOR,
                launch("simulator", command, Map.of()),
                () ->
                        health.answers200(
                                Places.address(places.simulator()).resolve("/__sim/health")));
    }

    private Member service(Role role, String name, Pair ports, Map<String, String> environment) {
        String module = role.name().toLowerCase(Locale.ROOT) + "-service";
        Path jar = places.checkout().resolve(module + "/target/" + module + ".jar");
        Program unpacked = unpacking.program(jar);
        List<String> command = java("256m");
        // Its archive of classes is used where ./run has made one; none is made here.
        command.addAll(new Program(unpacked.jar(), false).options());
        command.addAll(List.of("-jar", unpacked.jar().toString()));
        return member(
                role, launch(name, command, environment), () -> health.answers200(ports.health()));
    }

    private Member member(Role role, Launch launch, BooleanSupplier ready) {
        return new JvmMember(role, launch, ready, records);
    }

    private Launch launch(String name, List<String> command, Map<String, String> environment) {
        return new Launch(name, command, environment, places.log(name));
    }

    private static List<String> java(String heap) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heap);
        command.addAll(MODEST);
        return command;
    }
}
