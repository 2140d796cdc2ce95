package io.getinference.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.address.Address;
import io.getinference.common.address.AddressBlock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

import java.util.List;
import java.util.Optional;

/** Whose address counts. */
class TrustedProxiesTest {

    private final TrustedProxies nobody = new TrustedProxies(List.of());
    private final TrustedProxies ours =
            new TrustedProxies(
                    List.of(AddressBlock.of("10.0.0.0/8"), AddressBlock.of("2001:db8:1::/48")));

    @Test
    void isThePeersWhateverAStrangerWritesIntoHeaders() {
        assertThat(caller(nobody, "203.0.113.9", "198.51.100.1")).contains("203.0.113.9");
        assertThat(caller(nobody, "10.0.0.1", "198.51.100.1")).contains("10.0.0.1");
        assertThat(caller(ours, "203.0.113.9", "198.51.100.1")).contains("203.0.113.9");
        assertThat(caller(ours, "203.0.113.9", "10.0.0.1")).contains("203.0.113.9");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "198.51.100.1 | 198.51.100.1",
                "198.51.100.1, 10.0.0.2, 10.0.0.3 | 198.51.100.1",
                // What stands left of the first that we do not trust is that one's own word.
                "10.0.0.9, 198.51.100.1 | 198.51.100.1",
                "192.0.2.66,198.51.100.1,10.0.0.2 | 198.51.100.1",
                "198.51.100.1:51234 | 198.51.100.1",
                "[2001:db8::7]:51234 | 2001:db8::7",
                "[2001:db8::7] | 2001:db8::7",
                "2001:DB8:0::7 | 2001:db8::7",
                "::ffff:198.51.100.1 | 198.51.100.1",
                "198.51.100.1, [2001:db8:1::5]:443 | 198.51.100.1",
                "10.0.0.7 | 10.0.0.7",
                "nonsense, 198.51.100.1 | 198.51.100.1"
            })
    void isTheLastOneThatOurProxiesDoNotVouchFor(String forwarded, String caller) {
        assertThat(caller(ours, "10.0.0.1", forwarded)).contains(caller);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "198.51.100.1, nonsense",
                "198.51.100.1,",
                "unknown",
                "198.51.100.1, 10.0.0.2:x",
                "2001:db8::7%eth0",
                "198.51.100.1, _hidden",
                "198.51.100.1, 10.0.0.0/8"
            })
    void isNobodysWhereAProxyWroteWhatIsNoAddress(String forwarded) {
        assertThat(caller(ours, "10.0.0.1", forwarded)).isEmpty();
    }

    @Test
    void isReadFromAllHeadersInTheirOrder() {
        assertThat(caller(ours, "10.0.0.1", "192.0.2.66", "198.51.100.1, 10.0.0.2"))
                .contains("198.51.100.1");
        assertThat(caller(ours, "10.0.0.1", "198.51.100.1", "10.0.0.2")).contains("198.51.100.1");
    }

    @Test
    void isTheProxysOwnWhereItSaysNothing() {
        assertThat(caller(ours, "10.0.0.1")).contains("10.0.0.1");
        assertThat(caller(ours, "0:0:0:0:0:0:0:1")).contains("::1");
    }

    private static Optional<String> caller(TrustedProxies proxies, String peer, String... headers) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(peer);
        for (String header : headers) {
            request.addHeader("X-Forwarded-For", header);
        }
        return proxies.caller(request).map(Address::toString);
    }
}
