package fr.voix.urn.log;

import fr.voix.base.load.BusyException;
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
public record FirstProofs(UrnRepository urns, UrnPublishing publications) {

    private static final Logger LOG = LoggerFactory.getLogger(FirstProofs.class);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int MOST = 100;
    private static final int LOOK_MILLIS = 50;

    /** Returns once they are proven, or found to be wrong, or time is over. */
    public void prove() throws InterruptedException {
        long until = System.nanoTime() + LONGEST.toNanos();
        Set<String> wanted = new LinkedHashSet<>(urns.findShownWrittenLast(MOST));
        wanted.addAll(urns.findShownLargest(MOST));
        for (String uid : wanted) {
            while (isUnderway(uid)) {
                if (System.nanoTime() >= until) {
                    LOG.warn("Not all urns are proven after {} s that are asked for first", LONGEST.toSeconds());
                    return;
                }
                Thread.sleep(LOOK_MILLIS);
            }
        }
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
