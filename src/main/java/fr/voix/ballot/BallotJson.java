package fr.voix.ballot;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.voix.tally.Tally;
import fr.voix.tally.TallyJson;
import fr.voix.urn.AsideMark;
import fr.voix.urn.Urn;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/** Answers about the caller's own ballot. */
final class BallotJson {

    private BallotJson() {}

    /**
     * The caller's own state; never an error.
     *
     * @param setAside under which rule and decision the ballot is set aside; absent when it counts
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Own(
            @Nullable String choice,
            @Nullable ReceiptJson receipt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            AsideJson setAside,

            @Nullable Instant passUntil) {}

    /** After a ballot was put in; {@code setAside} stands there only when it does not count. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Cast(
            String choice, ReceiptJson receipt, @Nullable AsideJson setAside, TallyJson tally) {}

    /** As the {@code m1} leaf names them. */
    @Serdeable
    record AsideJson(String rule, String decision) {

        @Nullable
        static AsideJson of(@Nullable AsideMark mark) {
            return mark == null ? null : new AsideJson(mark.rule(), mark.decision());
        }
    }

    /** After a ballot was taken back. */
    @Serdeable
    record Withdrawn(TallyJson tally) {}

    /** After an erasure; false when there was nothing to erase. */
    @Serdeable
    record Erased(boolean erased) {}

    /**
     * @param leafHash lowercase hex
     * @param secret base64url without padding, like {@code nonce}
     */
    @Serdeable
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

    static Cast cast(BallotResult.Standing standing, Instant now) {
        return new Cast(
                standing.choice().position().code(),
                ReceiptJson.of(standing.receipt()),
                AsideJson.of(standing.aside()),
                TallyJson.of(Tally.of(standing.urn(), now)));
    }

    static Withdrawn withdrawn(Urn urn, Instant now) {
        return new Withdrawn(TallyJson.of(Tally.of(urn, now)));
    }
}
