package fr.voix.urn.log;

import fr.voix.base.http.DatabaseFailure;
import fr.voix.base.load.BusyException;
import fr.voix.base.load.OutageNotice;
import fr.voix.urn.leaf.ContradictedException;
import fr.voix.urn.leaf.UrnKind;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * After a start checks the urns that readers will ask for first, before the load balancer sends requests: those that were written
 * last, then the largest. What takes longer than {@link #LONGEST} goes on in the background.
 */
@Singleton
record FirstProofs(UrnRepository urns, UrnPublishing publications, OutageNotice outages) {

    private static final Logger LOG = LoggerFactory.getLogger(FirstProofs.class);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int MOST = 100;
    private static final int LOOK_MILLIS = 250;

    /** Returns once all are checked, or the time is over. */
    void prove() throws InterruptedException {
        long until = System.nanoTime() + LONGEST.toNanos();
        Set<String> wanted = null;
        while (wanted == null || !wanted.isEmpty()) {
            try {
                if (wanted == null) {
                    wanted = wanted();
                }
                // one by one: a slow one does not delay the others
                wanted.removeIf(uid -> !isUnderway(uid));
            } catch (RuntimeException e) {
                if (!outages.tell("the first proofs", e) && !DatabaseFailure.isOutcomeOpen(e)) {
                    throw e;
                }
            }
            if (System.nanoTime() >= until) {
                LOG.warn("Not all urns are proven after {} s that are asked for first", LONGEST.toSeconds());
                return;
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private Set<String> wanted() {
        Set<String> wanted = new LinkedHashSet<>(urns.findShownWrittenLast(MOST));
        wanted.addAll(urns.findShownLargest(MOST));
        return wanted;
    }

    private boolean isUnderway(String uid) {
        try {
            publications.find(UrnKind.of(uid), uid);
            return false;
        } catch (BusyException e) {
            return true;
        } catch (ContradictedException e) {
            // logged where it was found; its page says it from now on
            return false;
        }
    }
}
