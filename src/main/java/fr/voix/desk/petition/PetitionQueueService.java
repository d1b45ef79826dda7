package fr.voix.desk.petition;

import fr.voix.urn.crowd.QuarantineService;
import fr.voix.urn.crowd.WaitingUrn;
import fr.voix.urn.leaf.UrnKind;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What waits for moderators, and every other petition that is no draft. */
@Singleton
class PetitionQueueService {

    private static final int MOST_NAMED = 20;

    private final PetitionQueueRepository queue;
    private final QuarantineService quarantines;

    PetitionQueueService(PetitionQueueRepository queue, QuarantineService quarantines) {
        this.queue = queue;
        this.quarantines = quarantines;
    }

    /**
     * @param wanted words of a title or a number; empty for all
     * @param after the last one that was seen; 0 at the beginning
     */
    List<QueuedPetition> list(QueueTab tab, String wanted, long after, int most) {
        return queue.list(tab, wanted, after, most);
    }

    long countWaiting() {
        return queue.countWaiting();
    }

    /** Petitions with names of signatories that are held back. */
    List<NamesToLookAt> namesToLookAt() {
        return queue.findNamesToLookAt(MOST_NAMED);
    }

    /** Petitions in which signatures wait to be looked at, the one that waits longest first. */
    List<WaitingUrn> underPressure() {
        return quarantines.urnsWaiting(UrnKind.PETITION, MOST_NAMED);
    }

    Optional<QueuedPetition> oldest() {
        return queue.list(QueueTab.ATTENTE, "", 0, 1).stream().findFirst();
    }
}
