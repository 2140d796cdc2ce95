package io.getinference.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.event.LifeClosed;
import io.getinference.common.event.Outcome;
import io.getinference.common.event.UsageRecorded;
import io.getinference.gateway.store.Range;
import io.getinference.gateway.store.RocksStore;
import io.getinference.gateway.usage.Recovery;
import io.getinference.simulator.fault.Fault;
import io.getinference.simulator.fault.FaultMatch;
import io.getinference.testing.TestKafka;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** The operator's command, on a copy of a running gateway's disk: what a killed one leaves. */
class KilledGatewayTest extends RunningGateway {

    @TempDir Path disk;

    @Autowired Environment environment;

    @Test
    void whatAKilledGatewayHadSeenIsRecordedByTheCommand() throws Exception {
        PROVIDERS
                .faults()
                .add(FaultMatch.next(), new Fault.Delay(Fault.Delay.Before.EACH_EVENT, 20));
        String body =
                "{'stream':true,'model':'%s','messages':[{'role':'user','content':'%s'}]}"
                        .formatted(HAIKU, "[[sim: tokens=120]]");
        HttpResponse<Stream<String>> answer =
                client.send(completion(body).build(), BodyHandlers.ofLines());
        String request = answer.headers().firstValue("x-request-id").orElseThrow();
        try (UsageRead journal = new UsageRead();
                Stream<String> stream = answer.body()) {
            Iterator<String> lines = stream.iterator();
            assertThat(lines.next()).startsWith("data: ");
            copy(directory(), disk);

            assertThat(recover(disk)).isZero();

            UsageRecorded fact = journal.of(request).getFirst();
            assertThat(fact.estimated()).isTrue();
            assertThat(fact.outcome()).isEqualTo(Outcome.DRAINED);
            assertThat(fact.usage().prompt()).isPositive();
            assertThat(ends(journal, fact))
                    .containsExactly(new LifeClosed(fact.account(), fact.life(), fact.number()));
            try (RocksStore left = RocksStore.open(disk.resolve("store"))) {
                assertThat(left.read(Range.of(""), 1)).isEmpty();
            }
            assertThat(recover(disk)).isZero();
            assertThat(ends(journal, fact)).hasSize(1);
            lines.forEachRemaining(line -> {});
        }
    }

    @Test
    void theCommandDoesNotTouchAGatewayThatLives() {
        assertThat(recover(directory())).isEqualTo(1);
    }

    @Test
    void theCommandSaysWhenKafkaDidNotTakeEverything() throws Exception {
        send(completion("{'model':'" + HAIKU + "','messages':[{'role':'user','content':'Hi'}]}"));
        copy(directory(), disk);
        assertThat(
                        Recovery.run(
                                "--recover",
                                "--data-dir=" + disk,
                                "--getinference.usage.recover-max=200ms",
                                "--spring.kafka.bootstrap-servers=127.0.0.1:1"))
                .isEqualTo(1);
    }

    /** The gateway is everybody's: it has leased from other tests' accounts too. */
    private static List<LifeClosed> ends(UsageRead journal, UsageRecorded fact) {
        return journal.ends().stream().filter(end -> end.account().equals(fact.account())).toList();
    }

    private Path directory() {
        return Path.of(environment.getRequiredProperty("getinference.data-dir"));
    }

    private static int recover(Path directory) {
        return Recovery.run(
                "--recover",
                "--data-dir",
                directory.toString(),
                "--spring.kafka.bootstrap-servers=" + TestKafka.shared().bootstrapServers());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.sorted().toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }
}
