package io.getinference.gateway.media;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

/**
 * Bounds on what is fetched for callers.
 *
 * @param pictureMax the largest picture
 * @param picturesMax the most pictures of one request
 * @param timeMax how long all pictures of one request may take together
 * @param redirectsMax how often one may be somewhere else
 * @param fetchesMax how many are fetched at once for all callers together
 * @param headLineBytesMax a status line, a header, the size of a chunk or a trailer of an answer
 * @param headersMax headers of an answer, and again trailers
 */
@ConfigurationProperties("getinference.media")
record MediaSettings(
        @DefaultValue("5MB") DataSize pictureMax,
        @DefaultValue("20") int picturesMax,
        @DefaultValue("10s") Duration timeMax,
        @DefaultValue("3") int redirectsMax,
        @DefaultValue("32") int fetchesMax,
        @DefaultValue("8KB") DataSize headLineBytesMax,
        @DefaultValue("100") int headersMax) {

    MediaSettings {
        // Zero or less would mean "no bound" to the library.
        if (headLineBytesMax.toBytes() < 1
                || headLineBytesMax.toBytes() > Integer.MAX_VALUE
                || headersMax < 1) {
            throw new IllegalArgumentException("a bound on an answer's head is out of range");
        }
    }
}
