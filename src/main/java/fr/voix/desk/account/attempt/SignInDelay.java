package fr.voix.desk.account.attempt;

import java.time.Duration;

/** The pause after failed tries: longer each time, never for ever. */
public final class SignInDelay {

    /** From one network, or one known device. */
    public static final int FREE_TRIES = 5;

    /** For one address from all networks together, as a limit on distributed tries. */
    public static final int FREE_TRIES_EVERYWHERE = 50;

    static final Duration LONGEST = Duration.ofMinutes(15);

    /** After this time without a try, the count starts again. */
    static final Duration FORGIVEN_AFTER = Duration.ofHours(24);

    private static final Duration FIRST = Duration.ofSeconds(30);

    private SignInDelay() {}

    /** The pause after this many failures in a row, for this number of free tries. */
    static Duration after(int failures, int freeTries) {
        if (failures < freeTries) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures - freeTries, 10);
        var delay = FIRST.multipliedBy(1L << doublings);
        return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
    }
}
