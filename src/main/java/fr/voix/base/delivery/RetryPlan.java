package fr.voix.base.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When something that was not taken is tried again.
 *
 * @param pauses after the first attempt, the second and so on; after the last one it is given up
 */
public record RetryPlan(List<Duration> pauses) {

    /** A fifth more or less, so that what failed together does not come back together. */
    private static final double JITTER = 0.2;

    public static RetryPlan after(Duration... pauses) {
        return new RetryPlan(List.of(pauses));
    }

    /**
     * Empty when it is given up.
     *
     * @param attempts so far, 1 or more
     * @param random from 0 to 1
     */
    public Optional<Instant> next(int attempts, Instant now, double random) {
        if (attempts > pauses.size()) {
            return Optional.empty();
        }
        double factor = 1 + JITTER * (2 * random - 1);
        return Optional.of(now.plusMillis(Math.round(pauses.get(attempts - 1).toMillis() * factor)));
    }
}
