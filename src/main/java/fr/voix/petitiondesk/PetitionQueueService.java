package fr.voix.petitiondesk;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What waits for moderators, and every other petition that is no draft. */
@Singleton
class PetitionQueueService {

    private static final int MOST_WITH_NAMES = 20;

    private final PetitionQueueRepository queue;

    PetitionQueueService(PetitionQueueRepository queue) {
        this.queue = queue;
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
        return queue.findNamesToLookAt(MOST_WITH_NAMES);
    }

    Optional<QueuedPetition> oldest() {
        return queue.list(QueueTab.ATTENTE, "", 0, 1).stream().findFirst();
    }
}
