package fr.voix.urn.log;

import fr.voix.urn.leaf.Urn;
import fr.voix.urn.leaf.UrnKind;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads urns without locking them. */
@Singleton
public record UrnReader(UrnRepository urns) {

    /** The urns of these Scrutins and petitions, in no order; unknown uids are absent. */
    public List<Urn> of(Collection<String> uids) {
        return uids.isEmpty() ? List.of() : urns.find(uids);
    }

    /** These urns as they are published, whether or not they are shown, and whether or not they are proven yet. */
    public List<Urn> published(Collection<String> uids) {
        return urns.findPublished(uids);
    }

    /** Urns of Scrutins alone: the uid of a petition is unknown here. */
    public List<Urn> ofScrutins(Collection<String> uids) {
        return of(uids.stream().filter(UrnKind.SCRUTIN::isOf).toList());
    }

    /** Ids of the petitions that are shown and whose id is above one, rising; a page of the list of urns. */
    public List<Long> shownPetitionsAfter(long id, int most) {
        return urns.findShownPetitionsAfter(id, most);
    }

    /** Whether there is a vote or signature: an urn without any holds its question alone. */
    public boolean hasVotes() {
        return urns.hasVotes();
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
