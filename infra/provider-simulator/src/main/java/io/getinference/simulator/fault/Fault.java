package io.getinference.simulator.fault;

import org.jspecify.annotations.Nullable;

/** One way of a provider to fail; the README's table says what a caller sees of each. */
public sealed interface Fault
        permits Fault.Instead, Fault.Breaking, Fault.Delay, Fault.Refuse, WireFault, ContentFault {
    /** As {@code afterEvents}: before the head of the answer. */
    int BEFORE_HEADERS = -1;

    /** The word for it in JSON, directives and the bill log. */
    String type();

    /** Something else comes in place of the answer, which is never made. */
    sealed interface Instead extends Fault {
        /** The status that is played, even if the answer hides it. */
        int status();
    }

    /** The answer ends too early. */
    sealed interface Breaking extends Fault {
        /** Whole events that are delivered first, or {@link #BEFORE_HEADERS}. */
        int afterEvents();
    }

    /**
     * An error status with the provider's body.
     *
     * @param retryAfterSeconds 0 says nothing about it
     */
    record Status(int status, int retryAfterSeconds, Hints hints) implements Instead {
        /** An error status. */
        public Status {
            if (status < 400 || status > 599) {
                throw new IllegalArgumentException("status must be 400 to 599");
            }
        }

        /** A status without special hints. */
        public Status(int status, int retryAfterSeconds) {
            this(status, retryAfterSeconds, Hints.NONE);
        }

        @Override
        public String type() {
            return "status";
        }
    }

    /**
     * What an error says besides its status; each may be null.
     *
     * @param errorCode Anthropic's {@code error.details.error_code}, Google's {@code quotaId}
     * @param shouldRetry Anthropic's {@code x-should-retry}
     * @param message in place of the usual one
     */
    record Hints(
            @Nullable String errorCode, @Nullable Boolean shouldRetry, @Nullable String message) {
        /** Nothing special. */
        public static final Hints NONE = new Hints(null, null, null);
    }

    /** A page of something in front of the provider: HTML, or no body at all. */
    record Page(int status, boolean empty) implements Instead {
        /** An error status. */
        public Page {
            if (status < 400 || status > 599) {
                throw new IllegalArgumentException("status must be 400 to 599");
            }
        }

        @Override
        public String type() {
            return "page";
        }
    }

    /** The provider's error body as the only element of an array. */
    record ArrayError(int status) implements Instead {
        @Override
        public String type() {
            return "array_error";
        }
    }

    /** The provider's error body under status 200. */
    record OkError(int status) implements Instead {
        @Override
        public String type() {
            return "ok_error";
        }
    }

    /** The connection breaks, by RST when {@code reset}, else by FIN. */
    record Cut(int afterEvents, boolean reset) implements Breaking {
        @Override
        public String type() {
            return "cut";
        }
    }

    /** Nothing more comes, until the caller hangs up. */
    record Stall(int afterEvents) implements Breaking {
        @Override
        public String type() {
            return "stall";
        }
    }

    /** The body ends properly, but without its terminator or finish reason. */
    record Eof(int afterEvents) implements Breaking {
        @Override
        public String type() {
            return "eof";
        }
    }

    /** Half of the next event, and then a proper end of the body. */
    record Half(int afterEvents) implements Breaking {
        @Override
        public String type() {
            return "half";
        }
    }

    /**
     * An error event of the provider in the stream, which then ends; status 0: too much to do, in
     * the provider's own number.
     */
    record ErrorEvent(int afterEvents, int status) implements Breaking {
        @Override
        public String type() {
            return "error";
        }
    }

    /**
     * The answer is late by real milliseconds, whatever the simulator's speed.
     *
     * @param afterEvents for {@link Before#EVENT} only: whole events before the delay
     */
    record Delay(Before before, int millis, int afterEvents) implements Fault {
        /** Where the delay sits. */
        public enum Before {
            /** Before the status line. */
            HEADERS,
            /** Between the head and the first event. */
            FIRST_EVENT,
            /** Before each event. */
            EACH_EVENT,
            /** Once, after so many events. */
            EVENT
        }

        /** A delay that does not count events. */
        public Delay(Before before, int millis) {
            this(before, millis, 0);
        }

        @Override
        public String type() {
            return "delay";
        }
    }

    /**
     * The call is reset before the head of its answer. Then the port is closed for so many real
     * milliseconds, and the first so many connections after it are reset before they are read.
     */
    record Refuse(int millis, int connections) implements Fault {
        @Override
        public String type() {
            return "refuse";
        }
    }
}
