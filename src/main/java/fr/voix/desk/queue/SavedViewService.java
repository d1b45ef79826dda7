package fr.voix.desk.queue;

import fr.voix.base.database.Transactions;
import fr.voix.desk.queue.SavedViewRepository.SavedViewRow;
import jakarta.inject.Singleton;
import java.util.List;

/** Keeps orders and filters of the queue under names, each colleague's own. */
@Singleton
record SavedViewService(SavedViewRepository views, Transactions transactions) {

    private static final int LONGEST_NAME = 60;
    private static final int MOST = 20;

    List<SavedViewRow> of(int moderatorId) {
        return views.of(moderatorId);
    }

    /** @return whether there was a name, and something to keep under it */
    boolean save(int moderatorId, String name, QueueForm view) {
        var query = view.address("");
        var kept = name == null ? "" : name.strip();
        if (kept.isEmpty() || kept.length() > LONGEST_NAME || query.isEmpty()) {
            return false;
        }
        transactions.write(() -> views.save(moderatorId, kept, query, MOST));
        return true;
    }

    void remove(int moderatorId, String name) {
        transactions.write(() -> views.delete(moderatorId, name));
    }
}
