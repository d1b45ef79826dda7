package fr.voix.proof;

import fr.voix.tally.Tally;
import fr.voix.tally.TallyJson;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;

/**
 * A tally that can be cited: every field is in the signed text, or says how to check it. The text is given by
 * {@link SignedTally}.
 *
 * @param size number of leaves that were counted
 * @param root lowercase hex of the root of their tree
 * @param state {@code open} or {@code closed}
 * @param at the hour in which the urn reached that size
 * @param caution what the count is not
 * @param origin first line of the signed text
 * @param key name, id and Ed25519 key of the signer, C2SP {@code signed-note}
 * @param signature base64 of the 64 bytes of Ed25519
 */
@Serdeable
record SignedTallyJson(
        String scrutin,
        long pour,
        long contre,
        long abstention,
        long total,
        List<TallyJson.TierJson> tiers,
        long size,
        String root,
        String state,
        Instant at,
        String caution,
        String origin,
        String key,
        String signature) {

    static SignedTallyJson of(SignedTally signed) {
        Tally tally = signed.tally();
        TallyJson json = TallyJson.of(tally);
        return new SignedTallyJson(
                tally.scrutin(),
                tally.pour(),
                tally.contre(),
                tally.abstention(),
                tally.total(),
                json.tiers(),
                tally.size(),
                tally.root(),
                SignedTally.state(tally),
                tally.at(),
                SignedTally.CAUTION,
                signed.origin(),
                signed.key(),
                signed.signature());
    }
}
