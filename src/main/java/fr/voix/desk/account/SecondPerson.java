package fr.voix.desk.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;

/**
 * Whether a colleague counts as a second person beside a first. The rule stands here and in the public method page, and nowhere
 * else: a colleague who confirms, approves or refuses what wants two is judged by it.
 */
public enum SecondPerson {
    COUNTS,
    /** One person is not two. */
    SAME,
    /** The first may not act any more, and is none. */
    FIRST_GONE,
    /** The same colleague stands behind both: one of them invited, reset, promoted or restored the other, or a third both. */
    CLOSE,
    /** The account was not complete for long enough, or is not, or has got another factor since. */
    NEW,
    /** The sign-in is too long ago. */
    STALE;

    /** How long an invitation, a reset, a promotion or a return ties an account to the colleague who gave it. */
    public static final Duration TIED_FOR = Duration.ofDays(30);

    /** How long an account must have been complete: its owner had time to hear of it. */
    public static final Duration SETTLED_AFTER = Duration.ofHours(72);

    /**
     * What is known of both.
     *
     * @param isOneMailbox whether both accounts are those of one mailbox, however it is spelt
     * @param isFirstThere whether the first may still do what was proposed
     * @param behindFirst who may stand behind what the first does, themselves included
     * @param completeSince null while the account of the second is not complete
     * @param isFresh whether the second has signed in just now
     */
    record Facts(
            int first,
            boolean isFirstThere,
            Set<Integer> behindFirst,
            int second,
            boolean isOneMailbox,
            Set<Integer> behindSecond,
            Instant completeSince,
            boolean isFresh) {}

    static SecondPerson of(Facts facts, Instant now) {
        if (facts.first() == facts.second() || facts.isOneMailbox()) {
            return SAME;
        }
        if (!facts.isFirstThere()) {
            return FIRST_GONE;
        }
        if (!Collections.disjoint(facts.behindFirst(), facts.behindSecond())) {
            return CLOSE;
        }
        if (facts.completeSince() == null || now.isBefore(facts.completeSince().plus(SETTLED_AFTER))) {
            return NEW;
        }
        return facts.isFresh() ? COUNTS : STALE;
    }

    /** The end of a key of messages: {@code second.close}. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
