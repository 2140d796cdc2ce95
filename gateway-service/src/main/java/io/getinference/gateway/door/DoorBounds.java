package io.getinference.gateway.door;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.List;

/**
 * What the door takes from anybody, before it knows who it is. They replace the container's own
 * settings of the same kind ({@code server.tomcat.*}), which have no effect.
 *
 * @param connectionsMax open at once; more wait in the system's queue
 * @param acceptQueueMax connections in that queue; more are not let in
 * @param idleMax a connection between two requests
 * @param requestsPerConnectionMax then the connection is closed after its answer
 * @param silenceMax between two bytes of a request, and before its first one
 * @param headTimeMax from a request's first byte to the end of its head; then it is hung up on
 * @param headBytesMax request line with its URL, and all headers
 * @param headersMax headers of a request
 * @param queryParametersMax in the URL
 * @param chunkExtensionBytesMax of all chunks of a body together
 * @param trailerBytesMax after a chunked body
 * @param requestsMax in work at once, streams included
 * @param bodyTimeMax from the end of the head to the end of the body, however it trickles
 * @param bodyBytesInFlightMax of the bodies of all requests in work; a 24th of the heap if not set,
 *     because a body costs up to a dozen times its size while it is read and translated
 * @param apiBodyMax the largest body for a service behind {@code /api}
 * @param unreadBytesMax of a body that nobody wants, read and dropped after the answer so that the
 *     caller gets to see it; then the connection is closed
 * @param responseHeadBytesMax headers of an answer, a service's included
 */
@ConfigurationProperties("getinference.door")
record DoorBounds(
        @DefaultValue("2000") int connectionsMax,
        @DefaultValue("200") int acceptQueueMax,
        @DefaultValue("75s") Duration idleMax,
        @DefaultValue("10000") int requestsPerConnectionMax,
        @DefaultValue("10s") Duration silenceMax,
        @DefaultValue("10s") Duration headTimeMax,
        @DefaultValue("16KB") DataSize headBytesMax,
        @DefaultValue("100") int headersMax,
        @DefaultValue("100") int queryParametersMax,
        @DefaultValue("8KB") DataSize chunkExtensionBytesMax,
        @DefaultValue("8KB") DataSize trailerBytesMax,
        @DefaultValue("1000") int requestsMax,
        @DefaultValue("60s") Duration bodyTimeMax,
        @Nullable DataSize bodyBytesInFlightMax,
        @DefaultValue("1MB") DataSize apiBodyMax,
        @DefaultValue("32MB") DataSize unreadBytesMax,
        @DefaultValue("16KB") DataSize responseHeadBytesMax) {

    private static final int HEAP_SHARE = 24;

    DoorBounds {
        for (Duration time : List.of(idleMax, silenceMax, headTimeMax, bodyTimeMax)) {
            if (time.toMillis() < 1 || time.toMillis() > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("a time of getinference.door is out of range");
            }
        }
        for (long number :
                List.of(
                        (long) connectionsMax,
                        (long) acceptQueueMax,
                        (long) requestsPerConnectionMax,
                        (long) headersMax,
                        (long) queryParametersMax,
                        (long) requestsMax,
                        headBytesMax.toBytes(),
                        chunkExtensionBytesMax.toBytes(),
                        trailerBytesMax.toBytes(),
                        apiBodyMax.toBytes(),
                        unreadBytesMax.toBytes(),
                        responseHeadBytesMax.toBytes())) {
            // Zero or less would mean "no bound" to the container.
            if (number < 1 || number > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("a bound of getinference.door is out of range");
            }
        }
    }

    long bodyBytesInFlight() {
        return bodyBytesInFlightMax == null
                ? Runtime.getRuntime().maxMemory() / HEAP_SHARE
                : bodyBytesInFlightMax.toBytes();
    }
}
