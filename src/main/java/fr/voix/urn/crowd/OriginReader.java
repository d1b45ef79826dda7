package fr.voix.urn.crowd;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;

/**
 * Reads which votes of one urn and day came from the same network or domain, while that is known. Origins of two urns, or of two
 * days, cannot be told to be the same.
 */
@Singleton
public class OriginReader {

    private final OriginRepository origins;

    OriginReader(OriginRepository origins) {
        this.origins = origins;
    }

    /** The days of which something is known, the newest first. */
    @Transactional(readOnly = true)
    public List<LocalDate> days(long urnId, OriginKind kind) {
        return origins.days(urnId, kind);
    }

    /** Those with the most standing votes. */
    @Transactional(readOnly = true)
    public List<OriginShare> busiest(long urnId, OriginKind kind, LocalDate day, int most) {
        return origins.busiest(urnId, kind, day, most);
    }

    /** Where the standing votes of an origin are; none once it is forgotten. */
    @Transactional(readOnly = true)
    public long[] indexesOf(long urnId, OriginKind kind, LocalDate day, byte[] mark) {
        return origins.indexesOf(urnId, kind, day, mark);
    }
}
