package fr.voix.http;

/**
 * A range of addresses, as CIDR writes it.
 *
 * @param network the 4 or 16 bytes of its first address
 * @param bits how many of them are fixed
 */
record AddressRange(byte[] network, int bits) {

    AddressRange {
        if (bits < 0 || bits > Byte.SIZE * network.length) {
            throw new IllegalArgumentException("a prefix of " + bits + " bits does not fit");
        }
        network = network.clone();
    }

    boolean contains(byte[] address) {
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
