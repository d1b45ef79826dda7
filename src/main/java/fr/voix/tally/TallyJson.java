package fr.voix.tally;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;

/** A tally as the API shows it. */
@Serdeable
public record TallyJson(
        String scrutin,
        long pour,
        long contre,
        long abstention,
        long total,
        List<TierJson> tiers,
        long size,
        String root,
        Instant at) {

    /** The counts of one trust tier. */
    @Serdeable
    public record TierJson(int tier, long pour, long contre, long abstention) {}

    public static TallyJson of(Tally tally) {
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
                tally.at());
    }
}
