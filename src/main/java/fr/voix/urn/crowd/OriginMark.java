package fr.voix.urn.crowd;

import java.time.LocalDate;

/**
 * The network of a caller, or the domain of an address, as one urn sees it for 72 hours: {@code HMAC(k, urn uid || origin)}, cut
 * to 16 bytes, with {@code k = HMAC(HMAC(pepper, "voix-network-mark-v1"), key of the day)}, and in the same way for domains.
 *
 * @param day the UTC day whose key was used
 * @param hash of a network: six bytes of the /48, five of the /56 and five of the /64 of IPv6, so that the mark of each begins that of
 *     those in it; of an IPv4 address all are of the whole
 */
public record OriginMark(OriginKind kind, LocalDate day, byte[] hash) {

    public static final int LENGTH = 16;

    /** Stands in a row of marks where a vote has no such origin. */
    public static OriginMark absent(OriginKind kind, LocalDate day) {
        return new OriginMark(kind, day, new byte[LENGTH]);
    }

    boolean isKnown() {
        for (byte one : hash) {
            if (one != 0) {
                return true;
            }
        }
        return false;
    }
}
