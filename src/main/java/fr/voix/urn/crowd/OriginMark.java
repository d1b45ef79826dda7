package fr.voix.urn.crowd;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;

/**
 * The network of a caller, or the domain of an address, as one urn sees it for 72 hours: {@code HMAC(k, urn uid || origin)}, cut
 * to 16 bytes, with {@code k = HMAC(HMAC(pepper, "voix-network-mark-v1"), key of the day)}, and in the same way for domains.
 *
 * @param day the UTC day whose key was used
 * @param hashBefore with the key of the day before, as long as what was counted then weighs; never written down
 */
public record OriginMark(
        OriginKind kind,
        LocalDate day,
        byte[] hash,
        @Nullable byte[] hashBefore) {

    public static final int LENGTH = 16;

    public OriginMark(OriginKind kind, LocalDate day, byte[] hash) {
        this(kind, day, hash, null);
    }

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
