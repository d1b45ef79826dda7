package fr.voix.http;

import java.nio.ByteBuffer;

/**
 * The neighbourhood of an address: /24 of IPv4, /56 of IPv6, which is what one subscriber is given. Held for the time
 * of a request, hashed before it is kept.
 *
 * @param version 4 or 6
 * @param bits the prefix, right-aligned
 */
public record NetworkPrefix(byte version, long bits) {

    private static final int IPV4_LENGTH = 4;
    private static final int IPV4_BITS = 24;
    private static final int IPV6_BITS = 56;

    /** Of the 4 or 16 bytes of an address. */
    static NetworkPrefix of(byte[] address) {
        return address.length == IPV4_LENGTH
                ? new NetworkPrefix((byte) 4, ByteBuffer.wrap(address).getInt() >>> (Integer.SIZE - IPV4_BITS))
                : new NetworkPrefix((byte) 6, ByteBuffer.wrap(address).getLong() >>> (Long.SIZE - IPV6_BITS));
    }

    /** Version and prefix, to be hashed. */
    public byte[] bytes() {
        return ByteBuffer.allocate(1 + Long.BYTES).put(version).putLong(bits).array();
    }

    /** Says nothing of the address, so that no log can. */
    @Override
    public String toString() {
        return "NetworkPrefix";
    }
}
