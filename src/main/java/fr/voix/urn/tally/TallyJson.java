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
 * The count of one scrutin, which anyone can recount from its urn. Not a representative sample of anything.
 *
 * @param scrutin its uid
 * @param pour votes for
 * @param contre votes against
 * @param abstention abstentions
 * @param total the three together
 * @param tiers the same by how well voters are known
 * @param sameNetwork the votes among them that came from a network which brought more than is expected of one; absent for none
 * @param size how many leaves the urn had
 * @param root of the Merkle tree (RFC 6962) of these leaves, lower-case hex
 * @param state whether ballots are taken
 * @param at the instant that this is true of; once closed, that of the closing, or the hour of a later change
 * @param pollAfter in how many seconds to ask again; grows with the load, absent where nobody polls
 * @param caution what the counts are not
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Tally")
public record TallyJson(
        String scrutin,
        long pour,
        long contre,
        long abstention,
        long total,
        List<TierJson> tiers,
        @Nullable SameNetworkJson sameNetwork,
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
     * The counts of one tier of trust.
     *
     * @param tier 0 for a browser, 1 for a confirmed e-mail, 2 for an identity provider
     * @param pour votes for
     * @param contre votes against
     * @param abstention abstentions
     */
    @Serdeable
    @Schema(name = "Tier")
    public record TierJson(int tier, long pour, long contre, long abstention) {

        public static List<TierJson> of(Counts counts) {
            return Arrays.stream(Tier.values())
                    .map(tier -> new TierJson(
                            tier.level(),
                            counts.of(tier, Choice.P),
                            counts.of(tier, Choice.C),
                            counts.of(tier, Choice.A)))
                    .toList();
        }
    }

    /**
     * Counted votes of a crowd behind few addresses, or of one person: nobody can tell. In steps of ten.
     *
     * @param networks how many such networks there are
     * @param pour votes for
     * @param contre votes against
     * @param abstention abstentions
     * @param total the three together
     * @param turns whether for and against would stand otherwise without them
     */
    @Serdeable
    @Schema(name = "SameNetwork")
    public record SameNetworkJson(int networks, long pour, long contre, long abstention, long total, boolean turns) {

        @Nullable
        static SameNetworkJson of(Tally tally) {
            Crowd crowd = tally.crowd();
            return crowd.isNone()
                    ? null
                    : new SameNetworkJson(
                            crowd.origins(),
                            crowd.pour(),
                            crowd.contre(),
                            crowd.abstention(),
                            crowd.total(),
                            crowd.isTurning(tally.counts()));
        }
    }

    public static TallyJson of(Tally tally) {
        return of(tally, null);
    }

    static TallyJson of(Tally tally, @Nullable Integer pollAfter) {
        return new TallyJson(
                tally.uid(),
                tally.pour(),
                tally.contre(),
                tally.abstention(),
                tally.total(),
                TierJson.of(tally.counts()),
                SameNetworkJson.of(tally),
                tally.size(),
                tally.root(),
                tally.state(),
                tally.at(),
                pollAfter,
                Caution.TEXT);
    }
}
