package io.getinference.chaos.fault;

import java.time.Duration;

/** Something that is done to a process, or to all of Kafka. */
public sealed interface Fault {

    /** What people read. */
    String text();

    /** SIGKILL, and after a while it is started again. */
    record Kill(String member, Duration down) implements Fault {
        @Override
        public String text() {
            return member + " killed (-9), down for " + down.toMillis() + " ms";
        }
    }

    /** SIGSTOP, and after a while SIGCONT. */
    record Freeze(String member, Duration time) implements Fault {
        @Override
        public String text() {
            return member + " stopped for " + time.toMillis() + " ms and continued";
        }
    }

    /** SIGTERM, and started again at once. */
    record Restart(String member) implements Fault {
        @Override
        public String text() {
            return member + " restarted";
        }
    }

    /** Every node of Kafka at once. */
    record KafkaAway(Duration time, boolean killed) implements Fault {
        @Override
        public String text() {
            return "Kafka away for %d ms, every node %s"
                    .formatted(time.toMillis(), killed ? "killed (-9)" : "stopped");
        }
    }
}
