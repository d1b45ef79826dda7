package fr.voix.ballot;

import java.time.LocalDate;

/**
 * A caller's network prefix as one Scrutin sees it for 72 hours: {@code HMAC(key of the day, scrutin uid || prefix)}, cut to
 * 16 bytes.
 *
 * @param day the UTC day whose key was used
 */
record NetworkMark(LocalDate day, byte[] hash) {

    static final int LENGTH = 16;
}
