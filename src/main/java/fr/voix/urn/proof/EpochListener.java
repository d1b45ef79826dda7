package fr.voix.urn.proof;

import fr.voix.base.database.TimeLimit;
import fr.voix.urn.log.UrnStopListener;
import fr.voix.urn.memory.EpochChange;
import fr.voix.urn.note.NotedCheckpointService;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Updates the notes of this instance before released urns go on: after a new epoch older notes are not valid any more. Not in the round
 * of publishing, which must not wait for files.
 */
@Singleton
class EpochListener implements UrnStopListener {

    private static final Logger LOG = LoggerFactory.getLogger(EpochListener.class);
    private static final Duration LONGEST_QUERY = Duration.ofSeconds(10);
    private static final long MILLIS_WAITED = 500;

    private final EpochChange epochs;
    private final NotedCheckpointService noted;
    private final ProofReader proofs;
    private final Lock oneAtATime = new ReentrantLock();
    private CompletableFuture<Boolean> underway;

    EpochListener(EpochChange epochs, NotedCheckpointService noted, ProofReader proofs) {
        this.epochs = epochs;
        this.noted = noted;
        this.proofs = proofs;
    }

    /**
     * A stop that is written after an epoch released those urns would stop them for all, and no instance would see a release.
     */
    @Override
    public void onWritten() {
        Thread.ofVirtual()
                .name("epoch")
                .start(() -> within(() -> {
                    epochs.takeUp();
                    return true;
                }));
    }

    @Override
    public synchronized boolean mayGoOn() {
        if (underway == null) {
            CompletableFuture<Boolean> started = new CompletableFuture<>();
            Thread.ofVirtual()
                    .name("release")
                    .start(() -> started.complete(within(() -> {
                        epochs.takeUp();
                        proofs.forget();
                        return noted.reload();
                    })));
            underway = started;
        }
        try {
            boolean isDone = underway.get(MILLIS_WAITED, TimeUnit.MILLISECONDS);
            underway = null;
            return isDone;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean within(Supplier<Boolean> work) {
        oneAtATime.lock();
        try {
            return TimeLimit.call(LONGEST_QUERY, work);
        } catch (RuntimeException e) {
            LOG.error("An epoch is not taken up here yet: {}", e.toString());
            return false;
        } finally {
            oneAtATime.unlock();
        }
    }
}
