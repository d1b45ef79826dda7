package fr.voix.base.load;

import java.util.Arrays;
import java.util.List;

/** How wide a network is looked at: a /48 of IPv6 has the networks of 256 subscribers. */
enum NetworkWidth {
    IPV4_24(1, 4),
    IPV6_48(1, 7),
    /** What one subscriber is given. */
    IPV6_56(0.4, 8);

    private static final byte IPV6 = 6;

    private final double part;
    private final int length;

    /**
     * @param part of what a network of many people may send
     * @param length of the version and the bytes of the prefix
     */
    NetworkWidth(double part, int length) {
        this.part = part;
        this.length = length;
    }

    double part() {
        return part;
    }

    /** @param prefix the version of the protocol and the bytes of a /24 or /56 */
    static List<NetworkWidth> of(byte[] prefix) {
        return prefix.length > 0 && prefix[0] == IPV6 ? List.of(IPV6_48, IPV6_56) : List.of(IPV4_24);
    }

    byte[] cut(byte[] prefix) {
        return Arrays.copyOf(prefix, Math.min(length, prefix.length));
    }
}
