package io.getinference.simulator.http;

/**
 * How a body is put on the wire; anything but {@link #HONEST} is a lie or a liberty.
 *
 * @param announcedOff bytes that the announced length is off by; 0: the truth
 * @param streamBytes length of a stream that is to be announced; -1: it is sent in chunks
 */
public record Framing(Coding coding, int announcedOff, int streamBytes) {
    /** Chunks, or the true length; gzip for callers that accept it. */
    public static final Framing HONEST = new Framing(Coding.ACCEPTED, 0, -1);

    /** What is done to the bytes, and what is said of it. */
    public enum Coding {
        /** Gzip if the caller accepts it. */
        ACCEPTED,
        /** As they are. */
        PLAIN,
        /** Gzip, asked or not. */
        GZIP,
        /** Gzip that nobody is told of. */
        GZIP_UNTOLD,
        /** Said to be gzip. */
        GZIP_PRETENDED
    }

    /** The same coding under a length that is off. */
    public Framing off(int bytes) {
        return new Framing(coding, bytes, streamBytes);
    }

    /** The same for a stream of a known length. */
    public Framing ofStream(int bytes) {
        return new Framing(coding, announcedOff, bytes);
    }

    /** A framing with only a coding of its own. */
    public static Framing coded(Coding coding) {
        return new Framing(coding, 0, -1);
    }

    boolean honest() {
        return announcedOff == 0 && streamBytes < 0;
    }

    boolean zips(HttpRequest request) {
        return switch (coding) {
            case ACCEPTED -> request.acceptsGzip();
            case GZIP, GZIP_UNTOLD -> true;
            case PLAIN, GZIP_PRETENDED -> false;
        };
    }

    boolean saysGzip(HttpRequest request) {
        return switch (coding) {
            case ACCEPTED -> request.acceptsGzip();
            case GZIP, GZIP_PRETENDED -> true;
            case PLAIN, GZIP_UNTOLD -> false;
        };
    }
}
