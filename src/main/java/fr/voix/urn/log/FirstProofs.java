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
 * Proves after a start the urns that readers ask for first, before a balancer sends any: those that were written last, then the
 * largest. What takes longer than {@link #LONGEST} is proven behind the service.
 */
@Singleton
record FirstProofs(UrnRepository urns, UrnPublishing publications, OutageNotice outages) {

    private static final Logger LOG = LoggerFactory.getLogger(FirstProofs.class);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int MOST = 100;
    private static final int LOOK_MILLIS = 250;

    /** Returns once they are proven, or found to be wrong, or time is over. */
    void prove() throws InterruptedException {
        long until = System.nanoTime() + LONGEST.toNanos();
        Set<String> wanted = null;
        while (wanted == null || !wanted.isEmpty()) {
            try {
                if (wanted == null) {
                    wanted = wanted();
                }
                // each is asked for, so that one that takes long does not keep the others from being read
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
            // it is said where that is found, and its page says so from now on
            return false;
        }
    }
}
