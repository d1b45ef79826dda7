package fr.voix.desk.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;

/**
 * Whether a colleague counts as a second person beside a first. The rule is only here and on the public method page: it applies
 * to all who confirm, approve or refuse what needs two persons.
 */
public enum SecondPerson {
    COUNTS,
    /** Both are one person. */
    SAME,
    /** The first has no right to act any more. */
    FIRST_GONE,
    /** One colleague is behind both: one invited, reset, promoted or restored the other, or a third did so to both. */
    CLOSE,
    /** The account is not complete, not for long enough, or has got another factor since. */
    NEW,
    /** The sign-in is too long ago. */
    STALE;

    /** How long an invitation, a reset, a promotion or a restored account makes a colleague depend on the one who gave it. */
    public static final Duration TIED_FOR = Duration.ofDays(30);

    /** How long an account must have been complete, so that its owner had time to hear of it. */
    public static final Duration SETTLED_AFTER = Duration.ofHours(72);

    /**
     * The facts about both.
     *
     * @param isOneMailbox whether both addresses lead to one mailbox
     * @param isFirstThere whether the first may still do what was proposed
     * @param behindFirst the colleagues who may be behind the first's acts, the first included
     * @param completeSince null while the account of the second is not complete
     * @param isFresh whether the second has signed in recently
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

    /** The suffix of a message key: {@code second.close}. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
