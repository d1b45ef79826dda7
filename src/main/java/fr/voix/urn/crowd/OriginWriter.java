package fr.voix.urn.crowd;

import fr.voix.base.database.RoundTrip;
import jakarta.inject.Singleton;
import java.util.List;

/** Notes beside votes where they came from, in the transaction that writes them. */
@Singleton
public record OriginWriter(OriginRepository origins) {

    /** @param marks of neighbours one after the other, which makes few rows of them */
    public void write(List<PlacedMark> marks, RoundTrip trip) {
        List<OriginRun> runs = OriginRun.of(marks);
        if (!runs.isEmpty()) {
            origins.insert(runs, trip);
        }
    }

    /** Forgets what was noted beside these. */
    public void erase(OriginKind kind, List<VotePlace> votes) {
        if (!votes.isEmpty()) {
            origins.erase(kind, votes);
        }
    }
}
