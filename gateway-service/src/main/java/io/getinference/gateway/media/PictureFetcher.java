package io.getinference.gateway.media;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.function.Predicate;

/**
 * Fetches one picture. What the address leads to is a stranger's choice, so nothing of it is
 * trusted: where it points, how much comes, how often it moves on, and what it is.
 */
final class PictureFetcher implements AutoCloseable {

    private static final int REDIRECT_MIN = 300;
    private static final int ERROR_MIN = 400;

    private final MediaSettings settings;
    private final Addresses addresses;
    private final CloseableHttpClient http;

    PictureFetcher(MediaSettings settings, Addresses addresses) {
        this.settings = settings;
        this.addresses = addresses;
        this.http = client(settings, addresses);
    }

    /**
     * What may be asked for.
     *
     * @param scheme {@code https} for what is in production
     * @param names tells where a name leads
     * @param allowed where it may lead
     */
    record Addresses(String scheme, DnsResolver names, Predicate<InetAddress> allowed) {

        /** The public internet, over TLS. */
        static final Addresses PUBLIC =
                new Addresses("https", SystemDefaultDnsResolver.INSTANCE, PublicAddresses::contain);

        private void check(URI address) throws MediaException {
            if (!scheme.equalsIgnoreCase(address.getScheme())
                    || address.getHost() == null
                    || address.getUserInfo() != null) {
                throw new MediaException(
                        "a picture's address must be " + scheme + "://, without a user's name.");
            }
        }
    }

    /**
     * The picture's bytes.
     *
     * @param started told of each request before it is sent, so that it can be called off
     */
    byte[] fetch(URI address, Started started) throws MediaException {
        URI next = address;
        for (int redirects = 0; redirects <= settings.redirectsMax(); redirects++) {
            addresses.check(next);
            HttpGet get = new HttpGet(next);
            get.setHeader("Accept", "image/png, image/jpeg, image/gif, image/webp");
            started.request(get);
            URI here = next;
            try {
                Step step = http.execute(get, response -> step(here, response));
                if (step.body != null) {
                    return step.body;
                }
                next = step.next;
            } catch (GuardedResolver.Forbidden e) {
                throw new MediaException("the picture's address is not public.");
            } catch (InterruptedIOException e) {
                // The client's time-outs are as long as ours, and may be noticed first.
                throw new MediaException("the picture took too long to fetch.");
            } catch (IOException | IllegalArgumentException e) {
                throw new MediaException("the picture could not be fetched.");
            }
        }
        throw new MediaException("the picture's address redirects too often.");
    }

    /** Somebody who may call a request off. */
    interface Started {
        void request(HttpGet get);
    }

    /** Either the body, or where to go on. */
    private static final class Step {
        private final URI next;
        private final byte @Nullable [] body;

        Step(URI next, byte @Nullable [] body) {
            this.next = next;
            this.body = body;
        }
    }

    private Step step(URI here, ClassicHttpResponse response) throws IOException {
        int status = response.getCode();
        if (status >= ERROR_MIN) {
            throw new IOException("status " + status);
        }
        if (status >= REDIRECT_MIN) {
            Header location = response.getFirstHeader("Location");
            if (location == null) {
                throw new IOException("a redirect to nowhere");
            }
            return new Step(here.resolve(location.getValue()), null);
        }
        return new Step(here, body(response.getEntity()));
    }

    private byte[] body(@Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            throw new IOException("no body");
        }
        int max = Math.toIntExact(settings.pictureMax().toBytes());
        try (InputStream content = entity.getContent()) {
            byte[] body = content.readNBytes(max + 1);
            if (body.length > max) {
                throw new IOException("larger than " + max + " bytes");
            }
            return body;
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
    }

    private static CloseableHttpClient client(MediaSettings settings, Addresses addresses) {
        Timeout time = Timeout.of(settings.timeMax());
        return HttpClients.custom()
                .setUserAgent("getinference")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                // A small body must not unpack into a large one.
                .disableContentCompression()
                .setDefaultRequestConfig(
                        RequestConfig.custom()
                                .setConnectionRequestTimeout(time)
                                .setResponseTimeout(time)
                                .setAuthenticationEnabled(false)
                                .build())
                .setConnectionManager(
                        PoolingHttpClientConnectionManagerBuilder.create()
                                .setConnectionFactory(
                                        ManagedHttpClientConnectionFactory.builder()
                                                .http1Config(headBounds(settings))
                                                .build())
                                .setMaxConnTotal(settings.fetchesMax())
                                .setMaxConnPerRoute(settings.fetchesMax())
                                .setDnsResolver(
                                        new GuardedResolver(addresses.names(), addresses.allowed()))
                                .setDefaultConnectionConfig(
                                        ConnectionConfig.custom()
                                                .setConnectTimeout(time)
                                                .setSocketTimeout(time)
                                                .build())
                                .build())
                .build();
    }

    private static Http1Config headBounds(MediaSettings settings) {
        return Http1Config.custom()
                .setMaxLineLength(Math.toIntExact(settings.headLineBytesMax().toBytes()))
                .setMaxHeaderCount(settings.headersMax())
                .build();
    }
}
