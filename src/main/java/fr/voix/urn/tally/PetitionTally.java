package fr.voix.urn.tally;

import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Tier;
import fr.voix.urn.leaf.Urn;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * The signatures of one petition at an instant.
 *
 * @param petition its id
 * @param quarantine signatures in the urn that are not counted, since nobody has looked at them yet
 * @param size number of leaves in the urn
 * @param root lowercase hex of the urn's Merkle tree hash (RFC 6962)
 */
public record PetitionTally(
        long petition, List<TierCount> tiers, long quarantine, boolean isOpen, long size, String root, Instant at) {

    /** The signatures of one trust tier: 0 browser, 1 e-mail confirmed, 2 identity provider. */
    public record TierCount(int tier, long signatures) {}

    /** What the row of a petition's urn says. */
    public static PetitionTally of(Urn urn, Instant at) {
        List<TierCount> tiers = Arrays.stream(Tier.values())
                .map(tier -> new TierCount(tier.level(), urn.counts().of(tier, Choice.S)))
                .toList();
        return new PetitionTally(
                Long.parseLong(urn.uid()),
                tiers,
                urn.waiting(),
                urn.isOpen(),
                urn.frontier().size(),
                urn.frontier().rootHex(),
                at);
    }

    public long signatures() {
        return tiers.stream().mapToLong(TierCount::signatures).sum();
    }
}
