package io.getinference.common.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a key may be used from. */
class AddressBlockTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "203.0.113.7/32, 203.0.113.7",
        "203.0.113.0/24, 203.0.113.0/24",
        "0.0.0.0/0, 0.0.0.0/0",
        "2001:DB8:0:0::1, 2001:db8::1",
        "2001:0db8::/32, 2001:db8::/32",
        "2001:db8::1/128, 2001:db8::1",
        "::/0, ::/0"
    })
    void isKnownByItsCanonicalForm(String written, String canonical) {
        assertThat(AddressBlock.of(written)).hasToString(canonical);
        assertThat(AddressBlock.of(canonical)).isEqualTo(AddressBlock.of(written));
        assertThat(AddressBlock.of(canonical)).hasSameHashCodeAs(AddressBlock.of(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "203.0.113.7 ",
                "203.0.113",
                "203.0.113.256",
                "203.0.113.07",
                "0xcb.0.113.7",
                "203.0.113.*",
                "203.0.113.1-9",
                "203.0.113.0/255.255.255.0",
                "203.0.113.0/33",
                "203.0.113.0/-1",
                "203.0.113.0/",
                "/24",
                "*",
                "3405803783",
                "2001:db8::/129",
                "2001:db8:::1",
                "fe80::1%eth0",
                "[2001:db8::1]",
                "203.0.113.7:443",
                "localhost",
                "example.com"
            })
    void isNothingThatOnlySomeProgramsReadAlike(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AddressBlock.of(text))
                .withMessageContaining("such as 203.0.113.0/24");
        assertThat(Address.of(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.7/24", "2001:db8::1/32", "10.1.0.0/8", "128.0.0.0/0"})
    void beginsAtItsFirstAddress(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AddressBlock.of(text))
                .withMessageContaining("bits behind its prefix are set");
    }

    @Test
    void ofTheFourthVersionIsWrittenAsOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AddressBlock.of("::ffff:203.0.113.7"))
                .withMessageContaining("is written as one");
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.0/24, 203.0.113.0, true",
        "203.0.113.0/24, 203.0.113.255, true",
        "203.0.113.0/24, 203.0.114.0, false",
        "203.0.113.7, 203.0.113.7, true",
        "203.0.113.7, 203.0.113.8, false",
        "203.0.113.0/24, ::ffff:203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "::/0, 203.0.113.7, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "2001:db8::1, 2001:db8:0:0:0:0:0:1, true"
    })
    void containsTheAddressesOfItsKindWithItsPrefix(String block, String address, boolean in) {
        assertThat(AddressBlock.of(block).contains(Address.of(address).orElseThrow()))
                .isEqualTo(in);
    }
}
