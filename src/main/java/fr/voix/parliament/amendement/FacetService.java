package fr.voix.parliament.amendement;

import fr.voix.base.answer.PublicVersion;
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
    private final PublicVersion version;
    private final Jdbc jdbc;
    private final Transactions transactions;
    private volatile Kept kept = new Kept(Long.MIN_VALUE, List.of());

    private record Kept(long version, List<FacetValue> values) {}

    FacetService(FacetRepository repository, PublicVersion version, Jdbc jdbc, Transactions transactions) {
        this.repository = repository;
        this.version = version;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Those with most amendements first. */
    public List<FacetValue> values(Facet facet) {
        return current().stream().filter(value -> value.facet() == facet).toList();
    }

    /**
     * Those that a list has under its words and its other filters: none of them would find nothing.
     *
     * @param asked what its words were read as; null without words
     */
    public List<FacetValue> under(AmendementCriteria criteria, @Nullable Asked asked) {
        var all = current(); // not within the limits that follow: it reads every amendement, and others wait for it
        return transactions.read(() -> read(criteria, asked, all));
    }

    private List<FacetValue> read(AmendementCriteria criteria, @Nullable Asked asked, List<FacetValue> all) {
        jdbc.limitStatements(SearchService.LONGEST);
        var found = new ArrayList<>(found(criteria, asked, all));
        found.removeIf(value -> criteria.get(value.facet()) != null);
        criteria.facets()
                .keySet()
                .forEach(facet -> found(criteria.with(facet, null), asked, all).stream()
                        .filter(value -> value.facet() == facet)
                        .forEach(found::add));
        return List.copyOf(found);
    }

    private List<FacetValue> found(AmendementCriteria criteria, @Nullable Asked asked, List<FacetValue> all) {
        return asked == null && criteria.facets().isEmpty()
                ? all
                : repository.all(SearchRepository.filters(criteria, asked));
    }

    private List<FacetValue> current() {
        return kept.version() == version.current() ? kept.values() : read();
    }

    /** By one for all who wait: it reads every amendement. */
    private synchronized List<FacetValue> read() {
        long now = version.current();
        if (kept.version() != now) {
            kept = new Kept(now, repository.all(new SearchRepository.Part()));
        }
        return kept.values();
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
