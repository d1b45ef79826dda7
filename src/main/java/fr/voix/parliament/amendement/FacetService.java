package fr.voix.parliament.amendement;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.answer.UntilChange;
import fr.voix.base.database.Jdbc;
import fr.voix.base.database.Transactions;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What lists can be narrowed by; read again when something public has changed. */
@Singleton
public class FacetService {

    private final FacetRepository repository;
    private final Jdbc jdbc;
    private final Transactions transactions;
    private final UntilChange<List<FacetValue>> all;

    FacetService(FacetRepository repository, PublicVersion version, Jdbc jdbc, Transactions transactions) {
        this.repository = repository;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.all = new UntilChange<>(version, () -> repository.all(new SearchRepository.Part()));
    }

    /** Those with most amendements first. */
    public List<FacetValue> values(Facet facet) {
        return of(facet, all.get());
    }

    /** As above, of those that the filters find. */
    public List<FacetValue> values(Facet facet, AmendementCriteria criteria) {
        var all = this.all.get();
        return transactions.readNear(() -> {
            jdbc.limitStatements(AmendementSearch.LONGEST);
            return of(facet, found(criteria, null, all));
        });
    }

    private static List<FacetValue> of(Facet facet, List<FacetValue> values) {
        return values.stream().filter(value -> value.facet() == facet).toList();
    }

    /**
     * Those that a list has under its words and its other filters: none of them would find nothing.
     *
     * @param asked what its words were read as; null without words
     */
    public List<FacetValue> under(AmendementCriteria criteria, @Nullable Asked asked) {
        // not within the limits that follow: it reads every amendement, and others wait for it
        var all = this.all.get();
        return transactions.readNear(() -> read(criteria, asked, all));
    }

    private List<FacetValue> read(AmendementCriteria criteria, @Nullable Asked asked, List<FacetValue> all) {
        jdbc.limitStatements(AmendementSearch.LONGEST);
        var found = new ArrayList<>(found(criteria, asked, all));
        found.removeIf(value -> criteria.get(value.facet()) != null);
        criteria.facets()
                .keySet()
                .forEach(facet -> found.addAll(of(facet, found(criteria.with(facet, null), asked, all))));
        return List.copyOf(found);
    }

    private List<FacetValue> found(AmendementCriteria criteria, @Nullable Asked asked, List<FacetValue> all) {
        return asked == null && criteria.facets().isEmpty()
                ? all
                : repository.all(SearchRepository.filters(criteria, asked));
    }

    /** What became of the amendements with one value of these, by how many; none for an outcome that none has. */
    public Map<Sort, Long> outcomes(Facet facet, String value) {
        return repository.outcomes(facet, value);
    }

    /** A place by what an address calls it. */
    public Optional<Division> division(String key) {
        return repository.division(key);
    }

    /** The places of a bill that amendements apply to, those with most first. */
    public List<Division> divisions(String dossierUid) {
        return repository.divisions(dossierUid);
    }
}
