package io.getinference.gateway.media;

import org.apache.hc.client5.http.DnsResolver;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Predicate;

/**
 * Resolves names, for each connection anew, and gives only allowed addresses to the connection. The
 * check cannot be passed by a name that says something else the second time: what was checked is
 * what is connected to.
 */
record GuardedResolver(DnsResolver names, Predicate<InetAddress> allowed) implements DnsResolver {

    /** A name that leads to an address that must not be asked. */
    static final class Forbidden extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        Forbidden(String host) {
            super(host + " is not a public address");
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.resolve(host);
        for (InetAddress address : addresses) {
            // One that is forbidden spoils them all: it is no accident.
            if (!allowed.test(address)) {
                throw new Forbidden(host);
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
