package fr.voix.urn.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.urn.note.NoteSigner;
import fr.voix.urn.tally.PetitionTally;
import fr.voix.urn.tally.PetitionTally.TierCount;
import java.util.Base64;
import java.util.Locale;

/**
 * What a petition's urn counted at one size, signed like a {@link SignedTally}. The text has the same lines, but for these:
 *
 * <pre>
 * &lt;host&gt;/petitions/&lt;id&gt;/resultat
 * tier 0 &lt;signatures&gt;
 * tier 1 &lt;signatures&gt;
 * tier 2 &lt;signatures&gt;
 * &lt;the caution of signatures&gt;
 * </pre>
 *
 * @param tally at the hour in which the urn reached its size
 * @param origin the first line of the text
 * @param key the verifier key, C2SP {@code signed-note}
 * @param signature base64 of the 64 bytes of Ed25519 (RFC 8032) over the text in UTF-8
 */
public record SignedPetitionTally(PetitionTally tally, String origin, String key, String signature) {

    /** Signed, so it stays as it is even if the words of {@link fr.voix.urn.tally.Caution} are chosen anew. */
    public static final String CAUTION =
            "Ce n’est pas un sondage : ceux qui signent ici ne sont pas un échantillon représentatif de la population.";

    public static SignedPetitionTally of(PetitionTally tally, NoteSigner signer) {
        String origin = signer.verifierKey().name() + "/petitions/" + tally.petition() + "/resultat";
        byte[] signature = signer.signature(text(origin, tally).getBytes(UTF_8));
        return new SignedPetitionTally(
                tally,
                origin,
                signer.verifierKey().encoded(),
                Base64.getEncoder().encodeToString(signature));
    }

    public static String text(String origin, PetitionTally tally) {
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
            text.append(String.format(Locale.ROOT, "tier %d %d\n", tier.tier(), tier.signatures()));
        }
        return text.append(CAUTION).append('\n').toString();
    }

    static String state(PetitionTally tally) {
        return tally.isOpen() ? "open" : "closed";
    }
}
