package fr.voix.desk.queue;

import fr.voix.base.database.Transactions;
import fr.voix.desk.page.ActResult;
import fr.voix.desk.queue.SavedViewRepository.SavedViewRow;
import jakarta.inject.Singleton;
import java.util.List;

/** Keeps orders and filters of the queue under names, each colleague's own. */
@Singleton
record SavedViewService(SavedViewRepository views, Transactions transactions) {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_QUERY = 2_000;
    private static final int MOST = 20;

    List<SavedViewRow> of(int moderatorId) {
        return views.of(moderatorId);
    }

    /** @return unknown where there is no name, or nothing to keep under it */
    ActResult save(int moderatorId, String name, QueueForm view) {
        var query = view.address("");
        var kept = name == null ? "" : name.replace("\0", "").strip();
        if (kept.isEmpty() || kept.length() > LONGEST_NAME || query.isEmpty()) {
            return new ActResult.Unknown();
        }
        if (query.length() > LONGEST_QUERY) {
            return new ActResult.Refused("nom", "longue");
        }
        boolean isKept = transactions.write(() -> views.save(moderatorId, kept, query, MOST));
        return isKept ? new ActResult.Done("vue") : new ActResult.Refused("nom", "vues");
    }

    void remove(int moderatorId, String name) {
        transactions.write(() -> views.delete(moderatorId, name));
    }
}
