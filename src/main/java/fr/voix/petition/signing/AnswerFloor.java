package fr.voix.petition.signing;

import fr.voix.petition.signature.SignatureConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Answers no visitor sooner than another where an address was typed. How much the database has to do depends on whether the
 * address is known. So the time would tell what the words of the answer do not: who signed a petition, or wrote one. An answer
 * that takes longer than the floor does so for another reason: a busy database. Only a virtual thread waits, outside every
 * entrance, so that it takes room from no other request.
 */
@Singleton
public record AnswerFloor(SignatureConfig config) {

    /** Does the work, and answers no sooner than the floor after it began. What the work throws is thrown at once. */
    public <T> T hold(Supplier<T> work) {
        long began = System.nanoTime();
        T done = work.get();
        Duration left = config.answerFloor().minusNanos(System.nanoTime() - began);
        if (left.isPositive()) {
            sleep(left);
        }
        return done;
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
