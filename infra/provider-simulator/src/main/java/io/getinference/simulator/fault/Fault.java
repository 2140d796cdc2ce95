package io.getinference.simulator.fault;

/**
 * One way of a provider to fail. {@code afterEvents} counts whole events of the stream that are
 * delivered first; {@link #BEFORE_HEADERS} means that not even the status line is.
 */
public sealed interface Fault {
    /** As {@code afterEvents}: before the head of the answer. */
    int BEFORE_HEADERS = -1;

    /** The word for it in JSON, directives and the bill log. */
    String type();

    /**
     * An error status with the provider's body; {@code retryAfterSeconds} 0 says nothing about it.
     */
    record Status(int status, int retryAfterSeconds) implements Fault {
        /** An error status. */
        public Status {
            if (status < 400 || status > 599) {
                throw new IllegalArgumentException("status must be 400 to 599");
            }
        }

        @Override
        public String type() {
            return "status";
        }
    }

    /** The connection breaks, by RST when {@code reset}, else by FIN. */
    record Cut(int afterEvents, boolean reset) implements Fault {
        @Override
        public String type() {
            return "cut";
        }
    }

    /** Nothing more comes, until the caller hangs up. */
    record Stall(int afterEvents) implements Fault {
        @Override
        public String type() {
            return "stall";
        }
    }

    /** The answer is late by real milliseconds, whatever the simulator's speed. */
    record Delay(Before before, int millis) implements Fault {
        /** Where the delay sits. */
        public enum Before {
            /** Before the status line. */
            HEADERS,
            /** Between the head and the first event. */
            FIRST_EVENT,
            /** Before each event. */
            EACH_EVENT
        }

        @Override
        public String type() {
            return "delay";
        }
    }

    /** The body ends properly, but without its terminator or finish reason. */
    record Eof(int afterEvents) implements Fault {
        @Override
        public String type() {
            return "eof";
        }
    }

    /** An error event of the provider in the stream, which then ends. */
    record ErrorEvent(int afterEvents, int status) implements Fault {
        @Override
        public String type() {
            return "error";
        }
    }
}
