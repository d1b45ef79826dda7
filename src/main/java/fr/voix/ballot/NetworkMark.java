package fr.voix.ballot;

import java.time.LocalDate;

/**
 * A caller's network prefix as one Scrutin sees it for 72 hours: {@code HMAC(k, scrutin uid || prefix)}, cut to 16 bytes, with
 * {@code k = HMAC(HMAC(pepper, "voix-network-mark-v1"), key of the day)}.
 *
 * @param day the UTC day whose key was used
 */
record NetworkMark(LocalDate day, byte[] hash) {

    static final int LENGTH = 16;
}
