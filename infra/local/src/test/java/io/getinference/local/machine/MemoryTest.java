package io.getinference.local.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class MemoryTest {

    @TempDir Path root;

    @Test
    void isTheMachinesWhereNoContainerLimitsIt() throws IOException {
        write("proc/meminfo", "MemFree: 1 kB\nMemAvailable:    4194304 kB\n");
        write("sys/fs/cgroup/memory.max", "max\n");
        write("sys/fs/cgroup/memory.current", "1\n");

        assertThat(new Memory(root).availableMiB()).hasValue(4_096);
    }

    @Test
    void isWhatTheContainerLeavesWithTheCacheCountedAsFree() throws IOException {
        write("proc/meminfo", "MemAvailable:    4194304 kB\n");
        write("sys/fs/cgroup/memory.max", "2147483648\n");
        write("sys/fs/cgroup/memory.current", "1610612736\n");
        write("sys/fs/cgroup/memory.stat", "anon 1\ninactive_file 268435456\n");

        assertThat(new Memory(root).availableMiB()).hasValue(768);
    }

    @Test
    void isUnknownElsewhere() {
        assertThat(new Memory(root).availableMiB()).isEmpty();
        assertThat(new Memory(root).residentMiB(List.of(ProcessHandle.current()))).isEmpty();
    }

    @Test
    void ofProcessesIsAddedUp() throws IOException {
        long pid = ProcessHandle.current().pid();
        write("proc/" + pid + "/status", "Name: java\nVmRSS:\t  307200 kB\n");
        ProcessHandle self = ProcessHandle.current();

        assertThat(new Memory(root).residentMiB(List.of(self, self))).hasValue(600);
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
