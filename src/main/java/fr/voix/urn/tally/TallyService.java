package fr.voix.urn.tally;

import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.UrnGuard;
import fr.voix.urn.log.UrnPublishing;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The published counts of Scrutins. */
@Singleton
public record TallyService(UrnPublishing publications, UrnGuard guard) {

    /** Whether there is a count that is shown to no reader. */
    public boolean isWithheld(String scrutinUid) {
        return guard.contradiction(scrutinUid).isPresent();
    }

    /** Whether there is a count, be it withheld. */
    public boolean isKept(String scrutinUid) {
        return isWithheld(scrutinUid) || find(scrutinUid).isPresent();
    }

    /**
     * Empty for an unknown uid and for what is not shown.
     *
     * @throws fr.voix.urn.leaf.ContradictedException for one whose figures are withheld
     */
    public Optional<Tally> find(String scrutinUid) {
        return publications.find(UrnKind.SCRUTIN, scrutinUid).map(Tally::of);
    }

    /** By Scrutin uid; unknown uids are absent, and those whose figures are withheld. */
    public Map<String, Tally> findAll(Collection<String> scrutinUids) {
        Map<String, Tally> tallies = new HashMap<>();
        publications
                .findAll(UrnKind.SCRUTIN, scrutinUids)
                .forEach((uid, publication) -> tallies.put(uid, Tally.of(publication)));
        return tallies;
    }
}
