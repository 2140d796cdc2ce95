package io.getinference.simulator.fault;

/** The answer is whole, but its bytes are strange. */
public sealed interface WireFault extends Fault {

    /** The words need server-sent events; an answer of another kind cannot show the fault. */
    default boolean needsEventStream() {
        return false;
    }

    /** Each byte, or each half of a character, is a chunk and a TCP segment of its own. */
    record Split(At at) implements WireFault {
        /** Where the bytes are parted. */
        public enum At {
            /** After every byte. */
            BYTES,
            /** Within every character of several bytes. */
            CHARACTERS
        }

        @Override
        public String type() {
            return "split";
        }
    }

    /** {@code data:} without the space after it. */
    record Spaceless() implements WireFault {
        @Override
        public boolean needsEventStream() {
            return true;
        }

        @Override
        public String type() {
            return "spaceless";
        }
    }

    /** A comment line before each event, and a block of comments only. */
    record Comments() implements WireFault {
        @Override
        public boolean needsEventStream() {
            return true;
        }

        @Override
        public String type() {
            return "comments";
        }
    }

    /** One event (or a plain body) is blown up with blanks to {@code bytes}. */
    record BigEvent(int afterEvents, int bytes) implements WireFault {
        @Override
        public String type() {
            return "big_event";
        }
    }

    /** An event that is no JSON comes between two good ones; a plain body is none at all. */
    record Garbage(int afterEvents) implements WireFault {
        @Override
        public String type() {
            return "garbage";
        }
    }

    /** The body is gzip, or is said to be, whatever the caller accepts. */
    record Gzip(Header header) implements WireFault {
        /** What the head says of it. */
        public enum Header {
            /** Gzip, and the head says so. */
            RIGHT,
            /** Gzip, and the head says nothing. */
            MISSING,
            /** No gzip, and the head says that it is. */
            WRONG
        }

        @Override
        public String type() {
            return "gzip";
        }
    }

    /** The body has {@code bytes} more than the head announces, or so many fewer. */
    record Length(int bytes, boolean longer) implements WireFault {
        @Override
        public String type() {
            return "length";
        }
    }
}
