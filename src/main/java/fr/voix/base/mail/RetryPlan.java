package fr.voix.base.mail;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When a mail that was refused for now is tried again: ten times in about three days. */
final class RetryPlan {

    /** The first ones are for servers that want to see us come back (greylisting). */
    static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(2),
            Duration.ofMinutes(6),
            Duration.ofMinutes(20),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(8),
            Duration.ofHours(16),
            Duration.ofHours(20),
            Duration.ofHours(24));

    /** A fifth more or less, so that what failed together does not come back together. */
    private static final double JITTER = 0.2;

    private RetryPlan() {}

    /**
     * Empty when it is given up.
     *
     * @param attempts so far, 1 or more
     * @param random from 0 to 1
     */
    static Optional<Duration> pauseAfter(int attempts, double random) {
        if (attempts > PAUSES.size()) {
            return Optional.empty();
        }
        double factor = 1 + JITTER * (2 * random - 1);
        return Optional.of(Duration.ofMillis(Math.round(PAUSES.get(attempts - 1).toMillis() * factor)));
    }
}
