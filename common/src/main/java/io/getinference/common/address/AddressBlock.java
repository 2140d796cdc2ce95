package io.getinference.common.address;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import inet.ipaddr.IPAddress;

/** One address or, in CIDR's notation, a block of them; on the wire in the canonical form. */
public final class AddressBlock {

    private final IPAddress block;

    private AddressBlock(IPAddress block) {
        this.block = block;
    }

    /**
     * Reads an address or a block.
     *
     * @throws IllegalArgumentException that says what is wrong, in words for whoever wrote it
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static AddressBlock of(String text) {
        IPAddress read =
                Reading.address(text)
                        .orElseThrow(() ->
                                wrong(
                                        "an IPv4 or IPv6 address, such as 203.0.113.7, or a block,"
                                                + " such as 203.0.113.0/24 or 2001:db8::/32"));
        if (read.isPrefixed() && !read.isPrefixBlock()) {
            throw wrong("a block begins at its first address; bits behind its prefix are set");
        }
        if (read.isIPv6() && read.toIPv6().isIPv4Mapped()) {
            throw wrong(
                    "an address of IPv4 is written as one: 203.0.113.7, not ::ffff:203.0.113.7");
        }
        return new AddressBlock(read.isMultiple() ? read : read.withoutPrefixLength());
    }

    /** Whether the address is in the block; one of the other kind never is. */
    public boolean contains(Address address) {
        return address.isIn(block);
    }

    /** In the canonical form. */
    @JsonValue
    @Override
    public String toString() {
        return block.toCanonicalString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddressBlock that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    private static IllegalArgumentException wrong(String message) {
        return new IllegalArgumentException(message);
    }
}
