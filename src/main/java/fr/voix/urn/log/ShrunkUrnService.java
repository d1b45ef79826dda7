package fr.voix.urn.log;

import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.leaf.TreeHead;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Finds urns that have fewer leaves than were published. One such read may be a stale one, so two in a row are needed. For one thread. */
@Singleton
class ShrunkUrnService {

    private final QuietPublishing urns;
    private final UrnStopping stops;
    private Set<String> suspected = Set.of();

    ShrunkUrnService(QuietPublishing urns, UrnStopping stops) {
        this.urns = urns;
        this.stops = stops;
    }

    /**
     * Of urns that were not found, those that do not exist.
     *
     * @param published their known published heads
     * @param onHidden called for those that are only hidden
     */
    Map<String, Contradiction> gone(Map<String, TreeHead> published, Consumer<String> onHidden) {
        Map<String, Contradiction> gone = new HashMap<>();
        if (!published.isEmpty()) {
            Set<String> hidden = urns.find(published.keySet()).stream()
                    .map(row -> row.urn().uid())
                    .collect(Collectors.toSet());
            published.forEach((uid, head) -> {
                if (hidden.contains(uid)) {
                    onHidden.accept(uid);
                } else if (!stops.isStopped(uid) && head.size() > 0) {
                    head.contradictionBy(uid, null).ifPresent(found -> gone.put(uid, found));
                }
            });
        }
        return gone;
    }

    /** Stops the urns that were too small in the last look, too. The others are looked at again. */
    Set<String> stop(Map<String, Contradiction> fewer) {
        fewer.forEach((uid, found) -> {
            if (suspected.contains(uid)) {
                stops.stop(found);
            }
        });
        suspected = Set.copyOf(fewer.keySet());
        return suspected;
    }
}
