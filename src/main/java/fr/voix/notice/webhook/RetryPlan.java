package fr.voix.notice.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When a message that did not arrive is tried again: eight times in about two days. */
final class RetryPlan {

    static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(14),
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
