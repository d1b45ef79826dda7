package fr.voix.base.delivery;

import fr.voix.base.http.DatabaseFailure;
import io.micronaut.core.annotation.Nullable;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Sends what waits in the database, at least once and never inside a transaction. One instance holds what it sends. When it is
 * stopped, another one goes on once that time is over, and a message whose arrival was not noted is sent once more, under the
 * same name. A use says what is held, how it is sent and where it is noted.
 *
 * @param <C> what one instance holds
 * @param <M> one message
 * @param <W> why a message did not arrive
 */
public interface Delivery<C, M extends Delivery.Waiting, W> {

    /** Messages of one claim before others have their turn. */
    int MOST_IN_A_ROW = 50;

    /** Of an exception that is logged: causes, and frames of each. */
    int DEEPEST = 20;

    int FRAMES = 10;

    /** A message, and how often it was tried before. */
    interface Waiting {
        int attempts();
    }

    /** @param state what becomes of the message, waiting where it did not arrive now; null when nobody took any */
    record Attempt<W>(
            @Nullable DeliveryState state, @Nullable W why) {}

    Clock clock();

    RetryPlan retries();

    /** The next message of what is held; empty when there is none, or no time for one. */
    Optional<M> next(C held);

    Attempt<W> send(C held, M message);

    /** Why a message did not arrive on which we ourselves stumbled. */
    W bug();

    /** Notes how an attempt ended; nothing where another instance did meanwhile. A message waits until {@code nextAt}. */
    void note(C held, M message, DeliveryState state, @Nullable W why, @Nullable Instant nextAt);

    /** Whether others that are held can be tried at once. */
    boolean goesOnAfter(Attempt<W> attempt);

    /** What is held after a message; empty when nothing is held any more. */
    Optional<C> renew(C held);

    /** @param why it does not go on; null when there is nothing more to send now */
    void release(C held, @Nullable W why);

    /** Sends what is held, and lets go of it; how many arrived. */
    default int run(C claim) {
        int arrived = 0;
        var held = Optional.of(claim);
        for (int left = MOST_IN_A_ROW; held.isPresent(); left--) {
            var message = left > 0 ? next(held.get()) : Optional.<M>empty();
            if (message.isEmpty()) {
                release(held.get(), null);
                break;
            }
            var attempt = trySend(held.get(), message.get());
            settle(held.get(), message.get(), attempt);
            arrived += attempt.state() == DeliveryState.SENT ? 1 : 0;
            if (!goesOnAfter(attempt)) {
                release(held.get(), attempt.why());
                break;
            }
            held = renew(held.get());
        }
        return arrived;
    }

    /** A message on which sending stumbles was tried, like one that nobody took: it must not hold up what is behind it. */
    private Attempt<W> trySend(C held, M message) {
        try {
            return send(held, message);
        } catch (RuntimeException e) {
            if (DatabaseFailure.isOfConnection(e)) {
                throw e;
            }
            // without what exceptions say: they quote letters
            LoggerFactory.getLogger(Delivery.class)
                    .error(
                            "A message was not sent: {}",
                            Stream.<Throwable>iterate(e, cause -> cause != null, Throwable::getCause)
                                    .limit(DEEPEST)
                                    .map(cause -> cause.getClass().getName() + " at "
                                            + Arrays.stream(cause.getStackTrace())
                                                    .limit(FRAMES)
                                                    .toList())
                                    .collect(Collectors.joining(", because of ")));
            return new Attempt<>(DeliveryState.WAITING, bug());
        }
    }

    /** What waits is tried again as the plan has it, and given up after that. */
    default void settle(C held, M message, Attempt<W> attempt) {
        var next = Optional.<Instant>empty();
        var state = attempt.state();
        if (state == DeliveryState.WAITING) {
            next = retries()
                    .next(
                            message.attempts() + 1,
                            clock().instant(),
                            ThreadLocalRandom.current().nextDouble());
            state = next.isPresent() ? state : DeliveryState.FAILED;
        }
        if (state != null) {
            note(held, message, state, attempt.why(), next.orElse(null));
        }
    }
}
