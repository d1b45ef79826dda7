package fr.voix.vote.scrutin;

import java.time.Instant;

/**
 * That moderators hid a Scrutin, and the reason that its page gives.
 *
 * @param reasonEn null when it was given in French alone
 */
public record Hiding(String scrutinUid, String reason, String reasonEn, Instant hiddenAt) {

    public static final int LONGEST_REASON = 1000;
}
