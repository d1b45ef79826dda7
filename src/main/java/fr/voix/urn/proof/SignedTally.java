package fr.voix.urn.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.urn.note.NoteSigner;
import fr.voix.urn.tally.Tally;
import fr.voix.urn.tally.Tally.TierCount;
import java.util.Base64;
import java.util.Locale;

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
 * The first line keeps it apart from a checkpoint, whose second line is a bare number besides. Everything but the hour and the
 * caution follows from the leaves. The hour is the one of {@code tally_history}: the same on every instance and for ever, so that
 * one size of an urn has one document, and no finer than what stands beside ballots.
 *
 * @param tally at the hour in which the urn reached its size
 * @param origin the first line of the text
 * @param key the verifier key, C2SP {@code signed-note}
 * @param signature base64 of the 64 bytes of Ed25519 (RFC 8032) over the text in UTF-8
 */
public record SignedTally(Tally tally, String origin, String key, String signature) {

    /**
     * In French for every reader: one size of an urn has one document. It is signed, so it stays as it is even if the words of
     * {@link fr.voix.urn.tally.Caution} are chosen anew.
     */
    public static final String CAUTION =
            "Ce n’est pas un sondage : ceux qui votent ici ne sont pas un échantillon représentatif de la population.";

    public static SignedTally of(Tally tally, NoteSigner signer) {
        String origin = signer.verifierKey().name() + "/scrutins/" + tally.scrutin() + "/resultat";
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
                .append(state(tally))
                .append('\n');
        for (TierCount tier : tally.tiers()) {
            text.append(String.format(
                    Locale.ROOT, "tier %d %d %d %d\n", tier.tier(), tier.pour(), tier.contre(), tier.abstention()));
        }
        return text.append(CAUTION).append('\n').toString();
    }

    static String state(Tally tally) {
        return tally.isOpen() ? "open" : "closed";
    }
}
