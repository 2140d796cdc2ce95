package io.getinference.gateway.media;

import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

/** Pictures for tests of other packages. */
public final class MediaFixture {

    private MediaFixture() {}

    /** A fetcher that may ask nobody. */
    public static Pictures none() {
        MediaSettings settings =
                new MediaSettings(
                        DataSize.ofKilobytes(1),
                        1,
                        Duration.ofSeconds(1),
                        1,
                        1,
                        DataSize.ofKilobytes(1),
                        20);
        return new Pictures(
                new PictureFetcher(
                        settings,
                        new PictureFetcher.Addresses(
                                "https", SystemDefaultDnsResolver.INSTANCE, address -> false)),
                settings);
    }
}
