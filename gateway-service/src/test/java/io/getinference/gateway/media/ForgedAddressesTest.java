package io.getinference.gateway.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;

import io.getinference.gateway.provider.Content;
import io.getinference.gateway.provider.Turn;

import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * What a caller may try to make us ask a machine of ours: 127.0.0.1 plays the internet here, and
 * 127.0.0.2 is ours. Both listen on one port and write down who is asked.
 */
class ForgedAddressesTest {

    private static final String STRANGER = "127.0.0.1";
    private static final String OURS = "127.0.0.2";
    private static final MediaSettings SETTINGS =
            new MediaSettings(
                    DataSize.ofKilobytes(4),
                    3,
                    Duration.ofSeconds(5),
                    2,
                    4,
                    DataSize.ofKilobytes(1),
                    20);

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<String> looked = Collections.synchronizedList(new ArrayList<>());
    private final Deque<List<String>> answers = new ArrayDeque<>();
    private HttpServer stranger;
    private HttpServer ours;

    @BeforeEach
    void start() throws IOException {
        stranger = listen(STRANGER, 0);
        ours = listen(OURS, stranger.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        stranger.stop(0);
        ours.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "https://127.0.0.1/, not public",
        "https://localhost/, not public",
        "https://[::1]/, not public",
        "https://[::ffff:127.0.0.1]/, not public",
        "https://169.254.169.254/latest/meta-data, not public",
        "https://10.0.0.1:8443/, not public",
        "https://2130706433/, ''",
        "https://0x7f000001/, ''",
        "https://user@127.0.0.1/, must be https",
        "http://127.0.0.1/, must be https",
        "ftp://127.0.0.1/, must be https",
        "file:///etc/passwd, must be https"
    })
    void nothingButThePublicInternetIsEverAsked(String address, String said) throws Exception {
        try (Pictures pictures = new MediaConfiguration().pictures(SETTINGS)) {
            assertThat(missing(pictures, address)).hasMessageContaining(said);
        }
    }

    @Test
    void anAddressOfOursIsNotAskedByItsNumber() throws Exception {
        assertThat(missing("http://" + OURS)).hasMessageContaining("not public");

        assertThat(asked).isEmpty();
    }

    @Test
    void aRedirectToAnAddressOfOursIsNotFollowed() throws Exception {
        assertThat(missing("http://" + STRANGER, "/to?" + OURS)).hasMessageContaining("not public");

        assertThat(asked).containsExactly(STRANGER + "/to?" + OURS);
    }

    @Test
    void aRedirectToANameThatLeadsToUsIsNotFollowed() throws Exception {
        answers.add(List.of(STRANGER));
        answers.add(List.of(OURS));

        assertThat(missing("http://a.test", "/to?b.test")).hasMessageContaining("not public");

        assertThat(looked).containsExactly("a.test", "b.test");
        assertThat(asked).containsExactly(STRANGER + "/to?b.test");
    }

    /** What is connected to is what was checked: there is no second lookup to lie to. */
    @Test
    void aNameThatSaysSomethingElseTheSecondTimeIsAskedOnce() throws Exception {
        answers.add(List.of(STRANGER));
        answers.add(List.of(OURS));

        missing("http://a.test", "/picture");

        assertThat(looked).containsExactly("a.test");
        assertThat(asked).containsExactly(STRANGER + "/picture");
    }

    @Test
    void aNameThatLeadsToUsAmongOthersIsNotAskedAtAll() throws Exception {
        answers.add(List.of(STRANGER, OURS));

        assertThat(missing("http://a.test")).hasMessageContaining("not public");

        assertThat(asked).isEmpty();
    }

    private Pictures.Missing missing(String host, String... path) throws Exception {
        PictureFetcher.Addresses here =
                new PictureFetcher.Addresses(
                        "http", new Names(), address -> address.getHostAddress().equals(STRANGER));
        try (Pictures pictures = new Pictures(new PictureFetcher(SETTINGS, here), SETTINGS)) {
            return missing(
                    pictures, host + ":" + ours.getAddress().getPort() + String.join("", path));
        }
    }

    private static Pictures.Missing missing(Pictures pictures, String address) {
        Content.Linked link = new Content.Linked(URI.create(address), "f");
        List<Turn> turns = List.of(new Turn.User(List.of(link)));
        return catchThrowableOfType(Pictures.Missing.class, () -> pictures.fetched(turns));
    }

    /** Answers with what is no picture, or sends on to the host that the query names. */
    private HttpServer listen(String host, int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
        server.createContext(
                "/",
                exchange -> {
                    asked.add(host + exchange.getRequestURI());
                    String to = exchange.getRequestURI().getQuery();
                    if (to != null) {
                        String next = "http://" + to + ":" + server.getAddress().getPort() + "/";
                        exchange.getResponseHeaders().add("Location", next);
                    }
                    exchange.sendResponseHeaders(to == null ? 200 : 302, -1);
                    exchange.close();
                });
        server.start();
        return server;
    }

    /** Answers as a test says; numbers lead to themselves. */
    private final class Names implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) {
            if (!host.endsWith(".test")) {
                return addresses(List.of(host));
            }
            looked.add(host);
            return addresses(answers.remove());
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }

        private static InetAddress[] addresses(List<String> numbers) {
            return numbers.stream().map(Names::address).toArray(InetAddress[]::new);
        }

        private static InetAddress address(String number) {
            try {
                return InetAddress.getByName(number);
            } catch (IOException e) {
                throw new AssertionError(Arrays.toString(e.getStackTrace()), e);
            }
        }
    }
}
