package fr.voix.parliament.amendement;

import fr.voix.parliament.amendement.AmendementCriteria.After;
import fr.voix.parliament.amendement.AmendementCriteria.Order;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds amendements, page by page; what is not shown is in no answer. */
@Singleton
public class SearchService {

    private final SearchRepository amendements;
    private final WithheldFigures withheld;

    SearchService(SearchRepository amendements, WithheldFigures withheld) {
        this.amendements = amendements;
        this.withheld = withheld;
    }

    /**
     * One page of what was found.
     *
     * @param next the {@code after} of the page that follows, or null on the last one
     */
    public record Slice(List<Found> items, String next) {}

    public Slice search(AmendementCriteria criteria, int pageSize) {
        List<Found> found = find(criteria, pageSize + 1);
        if (found.size() <= pageSize) {
            return new Slice(found, null);
        }
        List<Found> shown = found.subList(0, pageSize);
        Found last = shown.getLast();
        return new Slice(shown, AmendementCriteria.token(criteria.order(), last.deposeOn(), last.votes(), last.uid()));
    }

    public long count(AmendementCriteria c) {
        return amendements.count(c.query(), c.texte(), c.groupe(), c.sort(), c.theme());
    }

    /** How many of them have no place in an order by votes, their figures being withheld. */
    public long countWithheld(AmendementCriteria c) {
        Set<String> stopped = withheld.uids();
        return stopped.isEmpty()
                ? 0
                : amendements.countOf(stopped, c.query(), c.texte(), c.groupe(), c.sort(), c.theme());
    }

    /** Whether anything of a texte is shown; false for what is no uid. */
    public boolean isAnyShownOf(String texteUid) {
        return AmendementCriteria.of(null, texteUid, null, null, null, null, null)
                .filter(criteria -> count(criteria) > 0)
                .isPresent();
    }

    /** Open scrutins, those with votes first. */
    public List<Found> busiest(int size) {
        return amendements.busiest(withheld(), size);
    }

    /** Those of these amendements that are shown, by uid. */
    public Map<String, Found> shown(Collection<String> uids) {
        return uids.isEmpty()
                ? Map.of()
                : amendements.ofUids(withheld(), uids).stream()
                        .collect(Collectors.toMap(Found::uid, Function.identity()));
    }

    public long countOpen() {
        return amendements.countOpen();
    }

    /** Over all scrutins. */
    public long countBallots() {
        return amendements.countBallots();
    }

    private String[] withheld() {
        return withheld.uids().toArray(String[]::new);
    }

    private List<Found> find(AmendementCriteria c, int size) {
        After after = c.after() == null ? new After(null, 0, null) : c.after();
        return c.order() == Order.VOTES
                ? amendements.mostVoted(
                        withheld(),
                        c.query(),
                        c.texte(),
                        c.groupe(),
                        c.sort(),
                        c.theme(),
                        after.votes(),
                        after.uid(),
                        size)
                : amendements.newest(
                        withheld(),
                        c.query(),
                        c.texte(),
                        c.groupe(),
                        c.sort(),
                        c.theme(),
                        after.on(),
                        after.uid(),
                        size);
    }
}
