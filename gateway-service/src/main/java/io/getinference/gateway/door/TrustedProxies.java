package io.getinference.gateway.door;

import io.getinference.common.address.Address;
import io.getinference.common.address.AddressBlock;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who may say for whom a request is, and for whom that is. Anybody can write a header, so it counts
 * only as far as proxies of ours have written it: from its right end.
 *
 * @param trustedProxies addresses or blocks of proxies in front of this gateway; none unless set
 */
@ConfigurationProperties("getinference.door")
record TrustedProxies(@DefaultValue({}) List<AddressBlock> trustedProxies) {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    /** An address as proxies write it: IPv6 in brackets where a port follows, and IPv4 with one. */
    private static final Pattern ENTRY =
            Pattern.compile(
                    "\\[([0-9A-Fa-f:.]+)](?::\\d{1,5})?|([0-9.]+):\\d{1,5}|([0-9A-Fa-f:.]+)");

    TrustedProxies {
        trustedProxies = List.copyOf(trustedProxies);
    }

    /**
     * The peer, or, where that is a trusted proxy, the right-most address that is none. Empty where
     * a trusted proxy wrote what cannot be read: then nobody knows.
     */
    Optional<Address> caller(HttpServletRequest request) {
        Optional<Address> caller = Address.of(request.getRemoteAddr());
        for (String entry : forwardedFor(request)) {
            if (caller.filter(this::isTrusted).isEmpty()) {
                return caller;
            }
            caller = read(entry);
        }
        return caller;
    }

    private boolean isTrusted(Address address) {
        return trustedProxies.stream().anyMatch(block -> block.contains(address));
    }

    /** The entries of all such headers, the last one first. */
    private static List<String> forwardedFor(HttpServletRequest request) {
        return Collections.list(request.getHeaders(FORWARDED_FOR)).stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .map(String::strip)
                .toList()
                .reversed();
    }

    private static Optional<Address> read(String entry) {
        Matcher parts = ENTRY.matcher(entry);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String address = parts.group(1);
        address = address == null ? parts.group(2) : address;
        return Address.of(address == null ? parts.group(3) : address);
    }
}
