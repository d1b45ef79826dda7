package fr.voix.notice.webhook;

import fr.voix.base.http.AddressRange;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses belong to others on the public Internet: what the registries of special-purpose addresses (<a
 * href="https://www.iana.org/assignments/iana-ipv4-special-registry">IPv4</a>, RFC 6890 and its successors) leave.
 *
 * @param own ranges that are called although they are not public: a trial on one's own machine
 */
record AddressRule(List<AddressRange> own) {

    private static final List<AddressRange> SPECIAL_V4 = ranges(
            "0.0.0.0/8", // this network; Linux takes 0.0.0.0 for itself
            "10.0.0.0/8",
            "100.64.0.0/10", // shared by a provider's customers
            "127.0.0.0/8",
            "169.254.0.0/16", // link-local, and the metadata of clouds
            "172.16.0.0/12",
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.31.196.0/24", // AS112
            "192.52.193.0/24", // AMT
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16",
            "192.175.48.0/24", // AS112
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, and broadcast

    /** Everything global begins here: neither loopback nor unique local, link-local, site-local, multicast, mapped, NAT64. */
    private static final AddressRange GLOBAL_V6 = AddressRange.of("2000::/3");

    private static final List<AddressRange> SPECIAL_V6 = ranges(
            "2001::/23", // protocol assignments: Teredo, ORCHID, benchmarks
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4 carries an IPv4 address of any kind
            "2620:4f:8000::/48", // AS112
            "3ffe::/16", // given back
            "3fff::/20", // documentation
            "5f00::/16"); // segment routing

    private static List<AddressRange> ranges(String... ranges) {
        return Arrays.stream(ranges).map(AddressRange::of).toList();
    }

    /** @param isOrdinary whether the rest of the address is what any receiver may have: HTTPS on a usual port */
    boolean allows(byte[] address, boolean isOrdinary) {
        return isOwn(address) || isOrdinary && isPublic(address);
    }

    private boolean isOwn(byte[] address) {
        return own.stream().anyMatch(range -> range.contains(address));
    }

    static boolean isPublic(byte[] address) {
        return address.length == 4
                ? SPECIAL_V4.stream().noneMatch(range -> range.contains(address))
                : GLOBAL_V6.contains(address) && SPECIAL_V6.stream().noneMatch(range -> range.contains(address));
    }
}
