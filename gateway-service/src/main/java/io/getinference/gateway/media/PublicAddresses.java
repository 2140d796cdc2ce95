package io.getinference.gateway.media;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses belong to the public internet. Everything else could be a machine of ours, or the
 * host's own metadata service, and a caller must not make us ask it. By IANA's registries of
 * special addresses; of IPv6 only what is handed out at all is public.
 */
final class PublicAddresses {

    private static final List<Block> SPECIAL =
            Stream.of(
                            "0.0.0.0/8",
                            "10.0.0.0/8",
                            "100.64.0.0/10",
                            "127.0.0.0/8",
                            "169.254.0.0/16",
                            "172.16.0.0/12",
                            "192.0.0.0/24",
                            "192.0.2.0/24",
                            "192.31.196.0/24",
                            "192.52.193.0/24",
                            "192.88.99.0/24",
                            "192.168.0.0/16",
                            "192.175.48.0/24",
                            "198.18.0.0/15",
                            "198.51.100.0/24",
                            "203.0.113.0/24",
                            "224.0.0.0/3",
                            // Within 2000::/3: protocol assignments (Teredo among them),
                            // documentation, and 6to4, which can carry any address of IPv4.
                            "2001::/23",
                            "2001:db8::/32",
                            "2002::/16",
                            "2620:4f:8000::/48",
                            "3fff::/20")
                    .map(Block::of)
                    .toList();
    private static final Block UNICAST = Block.of("2000::/3");

    private PublicAddresses() {}

    static boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean handedOut = bytes.length == 4 || UNICAST.contains(bytes);
        return handedOut && SPECIAL.stream().noneMatch(block -> block.contains(bytes));
    }

    private static final class Block {
        private final byte[] base;
        private final int bits;

        private Block(byte[] base, int bits) {
            this.base = base;
            this.bits = bits;
        }

        static Block of(String text) {
            String[] parts = text.split("/", -1);
            try {
                return new Block(
                        InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(text + " is no block of addresses", e);
            }
        }

        boolean contains(byte[] address) {
            if (address.length != base.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 1 << (7 - bit % 8);
                if ((address[bit / 8] & mask) != (base[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
