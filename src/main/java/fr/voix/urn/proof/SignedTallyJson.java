package fr.voix.urn.proof;

import fr.voix.urn.tally.Caution;
import fr.voix.urn.tally.Tally;
import fr.voix.urn.tally.TallyJson;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * A tally that can be cited: every field is in the signed text, or says how to check it. The lines of that text, each ended by a
 * line feed: {@code origin}; {@code size}, {@code root}, {@code at} and {@code state}, each behind its name and a space; for each
 * tier {@code tier} and its four numbers; {@code caution}.
 *
 * @param scrutin its uid
 * @param pour votes for
 * @param contre votes against
 * @param abstention abstentions
 * @param total the three together
 * @param tiers the same by how well voters are known
 * @param size number of leaves that were counted
 * @param root lowercase hex of the root of their tree
 * @param state whether ballots were taken
 * @param at the hour in which the urn reached that size, as the signed text calls it
 * @param asOf the same hour, by the name that an hour has everywhere; elsewhere {@code at} is the instant of publication
 * @param caution what the count is not
 * @param origin first line of the signed text
 * @param key name, id and Ed25519 key of the signer, C2SP {@code signed-note}
 * @param signature base64 of the 64 bytes of Ed25519
 */
@Serdeable
@Schema(name = "SignedTally")
record SignedTallyJson(
        String scrutin,
        long pour,
        long contre,
        long abstention,
        long total,
        List<TallyJson.TierJson> tiers,
        long size,
        String root,

        @Schema(
                type = "string",
                allowableValues = {"open", "closed"})
        String state,

        Instant at,
        Instant asOf,
        String caution,
        String origin,
        String key,
        String signature) {

    static SignedTallyJson of(SignedTally signed) {
        Tally tally = signed.tally();
        return new SignedTallyJson(
                tally.uid(),
                tally.pour(),
                tally.contre(),
                tally.abstention(),
                tally.total(),
                TallyJson.TierJson.of(tally.counts()),
                tally.size(),
                tally.root(),
                tally.state(),
                tally.at(),
                tally.at(),
                Caution.of(tally.kind()),
                signed.origin(),
                signed.key(),
                signed.signature());
    }
}
