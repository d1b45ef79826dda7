package fr.voix.vote.ballot;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.voix.urn.leaf.AsideMark;
import fr.voix.urn.tally.Tally;
import fr.voix.urn.tally.TallyJson;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Answers about the caller's own ballot. */
final class BallotJson {

    private BallotJson() {}

    /**
     * The caller's own ballot.
     *
     * @param choice null for none
     * @param receipt null for none
     * @param setAside under which rule and decision the ballot is set aside; absent when it counts
     * @param published whether the published leaves have it yet: it counts at once, and is published with others; absent for none
     * @param passUntil until when the caller may vote without another robot check; null when one is due
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "OwnBallot")
    record Own(
            @Nullable
            @Schema(
                    type = "string",
                    nullable = true,
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    allowableValues = {"pour", "contre", "abstention"})
            String choice,

            @Nullable ReceiptJson receipt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            AsideJson setAside,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean published,

            @Nullable Instant passUntil) {}

    /**
     * After a ballot was put in.
     *
     * @param choice the position
     * @param receipt to be kept private, since it shows the choice
     * @param setAside stands there only when the ballot does not count
     * @param published whether the published leaves have it yet: it counts at once, and is published with others
     * @param tally the published count with it: until it is published with others, `size` and `root` are those of before;
     *     absent while what is published cannot be read: the ballot is recorded all the same
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CastBallot")
    record Cast(
            @Schema(
                    type = "string",
                    allowableValues = {"pour", "contre", "abstention"})
            String choice,

            ReceiptJson receipt,
            @Nullable AsideJson setAside,
            boolean published,
            @Nullable TallyJson tally) {}

    /**
     * Why a ballot does not count: rule and decision, as the {@code m1} leaf names them.
     *
     * @param rule the published rule
     * @param decision the name of the decision
     */
    @Serdeable
    @Schema(name = "BallotAside")
    record AsideJson(String rule, String decision) {

        @Nullable
        static AsideJson of(@Nullable AsideMark mark) {
            return mark == null ? null : new AsideJson(mark.rule(), mark.decision());
        }
    }

    /**
     * After a ballot was taken back.
     *
     * @param tally the published count without it, with `size` and `root` as published; absent while that cannot be read
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "WithdrawnBallot")
    record Withdrawn(@Nullable TallyJson tally) {}

    /**
     * After an erasure.
     *
     * @param erased false when there was nothing to erase
     */
    @Serdeable
    @Schema(name = "ErasedBallot")
    record Erased(boolean erased) {}

    /**
     * With which its author can find a ballot in the urn and recompute its commitment.
     *
     * @param index of its leaf
     * @param leaf the line in the urn
     * @param leafHash lower-case hex
     * @param secret 32 bytes of the server, base64url without padding
     * @param nonce 16 bytes of the caller, likewise
     */
    @Serdeable
    @Schema(name = "Receipt")
    record ReceiptJson(long index, String leaf, String leafHash, String secret, String nonce) {

        static ReceiptJson of(Receipt receipt) {
            Base64.Encoder base64url = Base64.getUrlEncoder().withoutPadding();
            return new ReceiptJson(
                    receipt.index(),
                    receipt.leaf().line(),
                    HexFormat.of().formatHex(receipt.leaf().hash()),
                    base64url.encodeToString(receipt.secret()),
                    base64url.encodeToString(receipt.nonce()));
        }
    }

    static Cast cast(BallotResult.Standing standing, Optional<Tally> tally) {
        return new Cast(
                standing.choice().position().code(),
                ReceiptJson.of(standing.receipt()),
                AsideJson.of(standing.aside()),
                tally.filter(published -> standing.receipt().index() < published.size())
                        .isPresent(),
                tally.map(TallyJson::of).orElse(null));
    }

    static Withdrawn withdrawn(Optional<Tally> tally) {
        return new Withdrawn(tally.map(TallyJson::of).orElse(null));
    }
}
