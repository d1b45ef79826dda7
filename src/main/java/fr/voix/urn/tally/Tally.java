package fr.voix.urn.tally;

import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Tier;
import fr.voix.urn.leaf.Urn;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * The counts of one Scrutin at an instant.
 *
 * @param scrutin uid
 * @param quarantine ballots in the urn that are not counted, since nobody has looked at them yet
 * @param size number of leaves in the urn
 * @param root lowercase hex of the urn's Merkle tree hash (RFC 6962)
 */
public record Tally(
        String scrutin, List<TierCount> tiers, long quarantine, boolean isOpen, long size, String root, Instant at) {

    /** The counts of one trust tier: 0 browser, 1 e-mail confirmed, 2 identity provider. */
    public record TierCount(int tier, long pour, long contre, long abstention) {
        public long total() {
            return pour + contre + abstention;
        }
    }

    /** What an urn's row says. */
    public static Tally of(Urn urn, Instant at) {
        List<TierCount> tiers = Arrays.stream(Tier.values())
                .map(tier -> new TierCount(
                        tier.level(),
                        urn.counts().of(tier, Choice.P),
                        urn.counts().of(tier, Choice.C),
                        urn.counts().of(tier, Choice.A)))
                .toList();
        return new Tally(
                urn.uid(),
                tiers,
                urn.waiting(),
                urn.isOpen(),
                urn.frontier().size(),
                urn.frontier().rootHex(),
                at);
    }

    public long pour() {
        return tiers.stream().mapToLong(TierCount::pour).sum();
    }

    public long contre() {
        return tiers.stream().mapToLong(TierCount::contre).sum();
    }

    public long abstention() {
        return tiers.stream().mapToLong(TierCount::abstention).sum();
    }

    public long total() {
        return pour() + contre() + abstention();
    }
}
