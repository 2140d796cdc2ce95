package io.getinference.common.address;

import inet.ipaddr.IPAddress;

import java.util.Optional;

/** One IPv4 or IPv6 address. One of IPv4 that IPv6 carries is the one of IPv4. */
public final class Address {

    private final IPAddress value;

    private Address(IPAddress value) {
        this.value = value;
    }

    /** The address that a text names; empty where it names none, or more than one. */
    public static Optional<Address> of(String text) {
        return Reading.address(text)
                .filter(read -> !read.isPrefixed())
                .map(Reading::unwrapped)
                .map(Address::new);
    }

    boolean isIn(IPAddress block) {
        return block.contains(value);
    }

    /** In the canonical form. */
    @Override
    public String toString() {
        return value.toCanonicalString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Address that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
