package fr.voix.parliament.amendement;

import fr.voix.base.answer.PublicVersion;
import jakarta.inject.Singleton;
import java.util.List;

/** What lists can be narrowed by; read again when something public has changed. */
@Singleton
public class FacetService {

    private final FacetRepository repository;
    private final PublicVersion version;
    private volatile Kept kept = new Kept(Long.MIN_VALUE, List.of());

    private record Kept(long version, List<FacetValue> values) {}

    FacetService(FacetRepository repository, PublicVersion version) {
        this.repository = repository;
        this.version = version;
    }

    /** Those with most amendements first. */
    public List<FacetValue> values(Facet facet) {
        return current().stream().filter(value -> value.facet() == facet).toList();
    }

    private List<FacetValue> current() {
        return kept.version() == version.current() ? kept.values() : read();
    }

    /** By one for all who wait: it reads every amendement. */
    private synchronized List<FacetValue> read() {
        long now = version.current();
        if (kept.version() != now) {
            kept = new Kept(now, repository.all());
        }
        return kept.values();
    }
}
