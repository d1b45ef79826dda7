package fr.voix.tally;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;

/**
 * A tally as the API shows it.
 *
 * @param state {@code open} or {@code closed}
 * @param pollAfter in how many seconds to ask again; grows with the load, absent where nobody polls
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TallyJson(
        String scrutin,
        long pour,
        long contre,
        long abstention,
        long total,
        List<TierJson> tiers,
        long size,
        String root,
        String state,
        Instant at,
        @Nullable Integer pollAfter) {

    /** The counts of one trust tier. */
    @Serdeable
    public record TierJson(int tier, long pour, long contre, long abstention) {}

    public static TallyJson of(Tally tally) {
        return of(tally, null);
    }

    static TallyJson of(Tally tally, @Nullable Integer pollAfter) {
        return new TallyJson(
                tally.scrutin(),
                tally.pour(),
                tally.contre(),
                tally.abstention(),
                tally.total(),
                tally.tiers().stream()
                        .map(t -> new TierJson(t.tier(), t.pour(), t.contre(), t.abstention()))
                        .toList(),
                tally.size(),
                tally.root(),
                tally.isOpen() ? "open" : "closed",
                tally.at(),
                pollAfter);
    }
}
