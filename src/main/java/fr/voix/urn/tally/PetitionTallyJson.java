package fr.voix.urn.tally;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Counts;
import fr.voix.urn.leaf.Crowd;
import fr.voix.urn.leaf.Tier;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * The signatures of one petition, which anyone can recount from its urn. Not a representative sample of anything.
 *
 * @param petition its number
 * @param signatures how many count
 * @param tiers the same by how well signatories are known
 * @param sameNetwork those of a network, or of a mail domain, that brought more than is expected of one; absent for none
 * @param size how many leaves the urn had
 * @param root of the Merkle tree (RFC 6962) of these leaves, lower-case hex
 * @param state whether signatures are taken
 * @param at the instant that this is true of; once closed, when it stopped taking signatures, by a closing or a
 *     suspension, or the hour of a later change
 * @param pollAfter in how many seconds to ask again; grows with the load, absent where nobody polls
 * @param caution what the count is not
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PetitionTally")
public record PetitionTallyJson(
        long petition,
        long signatures,
        List<TierJson> tiers,
        @Nullable SameOriginJson sameNetwork,
        long size,
        String root,

        @Schema(
                type = "string",
                allowableValues = {"open", "closed"})
        String state,

        Instant at,
        @Nullable Integer pollAfter,
        String caution) {

    /**
     * The signatures of one tier of trust.
     *
     * @param tier 0 for a browser, 1 for a confirmed e-mail, 2 for an identity provider
     * @param signatures how many count
     */
    @Serdeable
    @Schema(name = "PetitionTier")
    public record TierJson(int tier, long signatures) {

        public static List<TierJson> of(Counts counts) {
            return Arrays.stream(Tier.values())
                    .map(tier -> new TierJson(tier.level(), counts.of(tier, Choice.S)))
                    .toList();
        }
    }

    /**
     * Counted signatures of a crowd behind few addresses, or of one person: nobody can tell. In steps of ten.
     *
     * @param origins how many such networks and mail domains there are
     * @param signatures of all of them
     */
    @Serdeable
    @Schema(name = "SameOrigin")
    public record SameOriginJson(int origins, long signatures) {

        @Nullable
        public static SameOriginJson of(Crowd crowd) {
            return crowd.isNone() ? null : new SameOriginJson(crowd.origins(), crowd.signatures());
        }
    }

    public static PetitionTallyJson of(Tally tally, @Nullable Integer pollAfter) {
        return new PetitionTallyJson(
                Long.parseLong(tally.uid()),
                tally.signatures(),
                TierJson.of(tally.counts()),
                SameOriginJson.of(tally.crowd()),
                tally.size(),
                tally.root(),
                tally.state(),
                tally.at(),
                pollAfter,
                Caution.OF_SIGNATURES);
    }
}
