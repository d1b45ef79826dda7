package fr.voix.urn.tally;

import fr.voix.base.database.DatabaseOutage;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Recomputes tallies from the leaves, and compares with what is stored beside them. */
@Singleton
public class RecountService {

    /** What {@link #hiddenWithoutDecision} finds, as the end of a sentence about it. */
    public static final String HIDDEN = "is hidden, and no decision in the account of acts hides it";

    private final RecountReader reader;

    RecountService(RecountReader reader) {
        this.reader = reader;
    }

    /** Those that moved last first. */
    public List<String> uids() {
        return reader.uids();
    }

    /**
     * Urns that are hidden while no decision in the account of acts says so.
     *
     * @param published those that were shown once, whatever is left of what they are about
     */
    public List<String> hiddenWithoutDecision(Collection<String> published) {
        return reader.hiddenWithoutDecision(published);
    }

    /** One urn, in one snapshot of the database, so that votes may go on meanwhile; empty for an unknown uid. */
    public Optional<RecountReport> recount(String uid) {
        try {
            return reader.recount(uid);
        } catch (RuntimeException e) {
            if (DatabaseOutage.isOne(e)) {
                throw e;
            }
            // what nobody wrote cannot be read
            return Optional.of(RecountReport.unreadable(uid, e));
        }
    }
}
