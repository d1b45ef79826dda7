package fr.voix.urn.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.urn.leaf.Tier;
import fr.voix.urn.note.NoteSigner;
import fr.voix.urn.tally.Caution;
import fr.voix.urn.tally.Tally;
import java.util.Base64;

/**
 * What an urn counted at one size, signed with the key of the urns, so that it can be cited and checked without asking anybody.
 *
 * <p>What is signed is a text of lines, each ended by a line feed, which follows from the document alone:
 *
 * <pre>
 * &lt;host&gt;/scrutins/&lt;uid&gt;/resultat
 * size &lt;number of leaves&gt;
 * root &lt;lowercase hex of the tree's root&gt;
 * at &lt;hour in which the urn reached that size, such as 2026-11-25T17:00:00Z&gt;
 * state open|closed
 * tier 0 &lt;pour&gt; &lt;contre&gt; &lt;abstention&gt;
 * tier 1 &lt;pour&gt; &lt;contre&gt; &lt;abstention&gt;
 * tier 2 &lt;pour&gt; &lt;contre&gt; &lt;abstention&gt;
 * &lt;the caution&gt;
 * </pre>
 *
 * That of a petition begins with {@code <host>/petitions/<id>/resultat}, and each tier has one number, its signatures.
 *
 * <p>The first line keeps it apart from a checkpoint, whose second line is a bare number besides. Everything but the hour and the
 * caution follows from the leaves. The hour is the one of {@code tally_history}: the same on every instance and for ever, so that
 * one size of an urn has one document, and no finer than what stands beside ballots.
 *
 * @param tally at the hour in which the urn reached its size
 * @param origin the first line of the text
 * @param key the verifier key, C2SP {@code signed-note}
 * @param signature base64 of the 64 bytes of Ed25519 (RFC 8032) over the text in UTF-8
 */
public record SignedTally(Tally tally, String origin, String key, String signature) {

    public static SignedTally of(Tally tally, NoteSigner signer) {
        String origin =
                signer.verifierKey().name() + tally.kind().subject(tally.uid()).path() + "/resultat";
        byte[] signature = signer.signature(text(origin, tally).getBytes(UTF_8));
        return new SignedTally(
                tally,
                origin,
                signer.verifierKey().encoded(),
                Base64.getEncoder().encodeToString(signature));
    }

    public static String text(String origin, Tally tally) {
        StringBuilder text = new StringBuilder(origin)
                .append("\nsize ")
                .append(tally.size())
                .append("\nroot ")
                .append(tally.root())
                .append("\nat ")
                .append(tally.at())
                .append("\nstate ")
                .append(tally.state())
                .append('\n');
        for (Tier tier : Tier.values()) {
            text.append("tier ").append(tier.level());
            tally.kind()
                    .choices()
                    .forEach(choice -> text.append(' ').append(tally.counts().of(tier, choice)));
            text.append('\n');
        }
        return text.append(Caution.of(tally.kind())).append('\n').toString();
    }
}
