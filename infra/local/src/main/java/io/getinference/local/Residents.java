package io.getinference.local;

import io.getinference.local.machine.Memory;
import io.getinference.local.process.DirectoryLock;
import io.getinference.local.process.ProcessRecords;
import io.getinference.local.server.PostgresServer;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The processes of the stack on a data directory: which part is which. */
final class Residents {

    private final Path data;
    private final Memory memory = new Memory(Path.of("/"));

    Residents(Path data) {
        this.data = data;
    }

    /** The living process of each part; Kafka's is the launcher itself. */
    Map<Part, ProcessHandle> byPart() {
        Map<Part, ProcessHandle> found = children();
        DirectoryLock.holder(data).ifPresent(launcher -> found.put(Part.KAFKA, launcher));
        return found;
    }

    /** All but the launcher. */
    Map<Part, ProcessHandle> children() {
        Map<Part, ProcessHandle> found = new EnumMap<>(Part.class);
        PostgresServer.running(data.resolve("postgres"))
                .ifPresent(server -> found.put(Part.POSTGRES, server));
        Map<String, ProcessHandle> children = new ProcessRecords(data.resolve("pids")).living();
        for (Part part : Part.all()) {
            ProcessHandle child = children.get(part.process());
            if (child != null) {
                found.put(part, child);
            }
        }
        return found;
    }

    /** What one of them occupies with its own children, in MiB. */
    Optional<Long> residentMiB(ProcessHandle process, Part part) {
        Stream<ProcessHandle> children =
                part == Part.POSTGRES ? process.children() : Stream.empty();
        var resident = memory.residentMiB(Stream.concat(Stream.of(process), children).toList());
        return resident.isPresent() ? Optional.of(resident.getAsLong()) : Optional.empty();
    }

    /** What all of them occupy, in MiB; nothing where that cannot be known. */
    Optional<Long> sumMiB() {
        List<Long> sizes =
                byPart().entrySet().stream()
                        .flatMap(one -> residentMiB(one.getValue(), one.getKey()).stream())
                        .toList();
        return sizes.stream().reduce(Long::sum);
    }
}
