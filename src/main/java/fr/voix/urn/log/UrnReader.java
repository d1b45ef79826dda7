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

    /** The urns of these scrutins and petitions, without order; unknown uids are left out. */
    public List<Urn> of(Collection<String> uids) {
        return uids.isEmpty() ? List.of() : urns.find(uids);
    }

    /** The published state of these urns, shown or hidden, checked or not. */
    public List<Urn> published(Collection<String> uids) {
        return urns.findPublished(uids);
    }

    /** Urns of scrutins only. */
    public List<Urn> ofScrutins(Collection<String> uids) {
        return of(uids.stream().filter(UrnKind.SCRUTIN::isOf).toList());
    }

    /** A page of ids of shown petitions above that id, ascending. */
    public List<Long> shownPetitionsAfter(long id, int most) {
        return urns.findShownPetitionsAfter(id, most);
    }

    /** Whether any urn has a vote or signature. */
    public boolean hasVotes() {
        return urns.hasVotes();
    }

    /** The hour in which an urn reached that size; it never changes. */
    public Optional<Instant> hourOf(long urnId, long size) {
        return urns.hourOf(urnId, size);
    }

    /** The number of leaves when that hour began; only whole hours are known. */
    public long sizeBefore(long urnId, Instant hour) {
        return urns.sizeBefore(urnId, hour);
    }
}
