package fr.voix.desk.account.attempt;

import java.time.Duration;

/** How long a caller must wait after wrong tries: longer each time, never for good. */
public final class SignInDelay {

    /** From one network, or one known device. */
    public static final int FREE_TRIES = 5;

    /** For one address from all networks together: what one network may not do, many may not do either. */
    public static final int FREE_TRIES_EVERYWHERE = 50;

    static final Duration LONGEST = Duration.ofMinutes(15);

    /** After so long without a try the count starts again. */
    static final Duration FORGIVEN_AFTER = Duration.ofHours(24);

    private static final Duration FIRST = Duration.ofSeconds(30);

    private SignInDelay() {}

    /** The pause that follows this many failures in a row, of which so many are free. */
    static Duration after(int failures, int freeTries) {
        if (failures < freeTries) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures - freeTries, 10);
        var delay = FIRST.multipliedBy(1L << doublings);
        return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
    }
}
