package fr.voix.parliament.amendement;

import fr.voix.base.secret.Sha256;
import fr.voix.base.text.NamedParts;
import io.micronaut.core.annotation.Nullable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text of an amendement as pages show it, in the one form of bytes that its SHA-256 is taken of: what a {@code t1}
 * leaf commits to.
 *
 * <p>The form is UTF-8, lines ended by one line feed each, in this order:
 * <ol>
 *   <li>{@code voix-texte-v1};
 *   <li>with a dispositif: {@code dispositif}, then its sanitised HTML;
 *   <li>with credits: {@code credits}; for each programme {@code programme}, its action (empty if none), AE, CP and
 *       libellé, separated by one tabulation, followed for each of its details by {@code ligne}, AE, CP and libellé
 *       likewise; at the end {@code total}, AE and CP. Amounts are decimal, without {@code +};
 *   <li>with an exposé sommaire: {@code expose}, then its sanitised HTML.
 * </ol>
 * The HTML is taken as stored, line feeds inside it included; a line of it that could be taken for the name of a part is marked
 * ({@link NamedParts}), so that no two texts have the same form. A libellé has no line feed.
 */
public record TexteAffiche(String canonical) {

    private static final String VERSION = "voix-texte-v1";
    private static final NamedParts PARTS = new NamedParts("dispositif", "credits", "expose");

    /** Empty for an amendement without a text: there is no vote on it. */
    public static Optional<TexteAffiche> of(Amendement amendement) {
        return amendement.hasText()
                ? of(amendement.dispositif(), amendement.credits(), amendement.expose())
                : Optional.empty();
    }

    /** As above, from its parts, of which any may be null. */
    public static Optional<TexteAffiche> of(
            @Nullable String dispositif, @Nullable Credits credits, @Nullable String expose) {
        List<String> lines = new ArrayList<>();
        lines.add(VERSION);
        if (dispositif != null) {
            lines.add("dispositif");
            lines.add(PARTS.quoted(dispositif));
        }
        if (credits != null) {
            lines.add("credits");
            addCredits(credits, lines);
        }
        if (expose != null) {
            lines.add("expose");
            lines.add(PARTS.quoted(expose));
        }
        return lines.size() == 1 ? Optional.empty() : Optional.of(new TexteAffiche(String.join("\n", lines) + "\n"));
    }

    private static void addCredits(Credits credits, List<String> lines) {
        for (Credits.Programme programme : credits.programmes()) {
            String action = programme.action() == null ? "" : programme.action();
            lines.add("programme\t" + action + "\t" + programme.ae() + "\t" + programme.cp() + "\t"
                    + programme.libelle());
            for (Credits.Ligne ligne : programme.lignes()) {
                lines.add("ligne\t" + ligne.ae() + "\t" + ligne.cp() + "\t" + ligne.libelle());
            }
        }
        lines.add("total\t" + credits.totalAe() + "\t" + credits.totalCp());
    }

    /** The canonical bytes. */
    public byte[] bytes() {
        return canonical.getBytes(StandardCharsets.UTF_8);
    }

    /** The 32 bytes that the urn's {@code t1} leaf names. */
    public byte[] sha256() {
        return Sha256.hash(bytes());
    }
}
