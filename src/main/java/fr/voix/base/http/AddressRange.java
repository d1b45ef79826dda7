package fr.voix.base.http;

import java.net.InetAddress;

/**
 * A range of IP addresses in CIDR notation.
 *
 * @param network the 4 or 16 bytes of its first address
 * @param bits the length of the prefix
 */
public record AddressRange(byte[] network, int bits) {

    public AddressRange {
        if (bits < 0 || bits > Byte.SIZE * network.length) {
            throw new IllegalArgumentException("a prefix of " + bits + " bits does not fit");
        }
        network = network.clone();
    }

    /**
     * @param text such as {@code 10.0.0.0/8} or {@code ::1}
     * @throws IllegalArgumentException when it is neither an address nor a range
     */
    public static AddressRange of(String text) {
        String[] parts = text.split("/", 2);
        byte[] network = InetAddress.ofLiteral(parts[0]).getAddress();
        return new AddressRange(network, parts.length == 2 ? Integer.parseInt(parts[1]) : Byte.SIZE * network.length);
    }

    public boolean contains(byte[] address) {
        if (address.length != network.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((address[bit / Byte.SIZE] ^ network[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
