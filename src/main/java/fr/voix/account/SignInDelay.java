package fr.voix.account;

import java.time.Duration;

/** How long an account must wait after wrong passwords: longer each time, never for good. */
final class SignInDelay {

    static final int FREE_TRIES = 5;
    static final Duration LONGEST = Duration.ofMinutes(15);

    /** After so long without a try the count starts again. */
    static final Duration FORGIVEN_AFTER = Duration.ofHours(24);

    private static final Duration FIRST = Duration.ofSeconds(30);

    private SignInDelay() {}

    /** The pause that follows this many failures in a row. */
    static Duration after(int failures) {
        if (failures < FREE_TRIES) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures - FREE_TRIES, 10);
        var delay = FIRST.multipliedBy(1L << doublings);
        return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
    }
}
