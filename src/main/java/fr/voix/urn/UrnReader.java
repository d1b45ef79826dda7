package fr.voix.urn;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads urns without locking them. */
@Singleton
public class UrnReader {

    private final UrnRepository urns;

    UrnReader(UrnRepository urns) {
        this.urns = urns;
    }

    /** The urns of these Scrutins, in no order; unknown uids are absent. */
    public List<Urn> ofScrutins(Collection<String> scrutinUids) {
        return scrutinUids.isEmpty() ? List.of() : urns.findByScrutins(scrutinUids);
    }

    /** The same without those that are not shown, since the Assemblée erased them or moderators hid them: no public answer has them. */
    public List<Urn> ofShownScrutins(Collection<String> scrutinUids) {
        return scrutinUids.isEmpty() ? List.of() : urns.findShownByScrutins(scrutinUids);
    }

    /** The hour in which an urn reached a size that it has; the same for ever, since leaves and hours only rise. */
    public Optional<Instant> hourOf(long urnId, long size) {
        return urns.hourOf(urnId, size);
    }

    /** How many leaves an urn had when an hour began; the history knows whole hours alone. */
    public long sizeBefore(long urnId, Instant hour) {
        return urns.sizeBefore(urnId, hour);
    }
}
