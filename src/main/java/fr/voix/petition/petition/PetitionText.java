package fr.voix.petition.petition;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.secret.Sha256;
import fr.voix.base.text.NamedParts;
import fr.voix.base.text.Slug;
import java.util.List;

/**
 * What a petition says. Lengths are counted in code points, so that a word counts the same in every script.
 *
 * @param titre one line, at most {@value #LONGEST_TITRE}
 * @param demande what is asked, at most {@value #LONGEST_DEMANDE}
 * @param motifs why, at most {@value #LONGEST_MOTIFS}
 * @param sources addresses, at most {@value #MOST_SOURCES}
 */
public record PetitionText(String titre, String demande, String motifs, List<String> sources) {

    public static final int LONGEST_TITRE = 150;
    public static final int LONGEST_DEMANDE = 500;
    public static final int LONGEST_MOTIFS = 3000;
    public static final int MOST_SOURCES = 10;
    static final int LONGEST_SOURCE = 500;

    private static final NamedParts PARTS = new NamedParts("titre", "demande", "motifs", "sources");

    public PetitionText {
        require(titre, LONGEST_TITRE);
        require(demande, LONGEST_DEMANDE);
        require(motifs, LONGEST_MOTIFS);
        sources = List.copyOf(sources);
        if (sources.size() > MOST_SOURCES) {
            throw new IllegalArgumentException("At most " + MOST_SOURCES + " sources");
        }
    }

    private static void require(String text, int longest) {
        if (text.isBlank() || !text.strip().equals(text) || length(text) > longest) {
            throw new IllegalArgumentException("A text of 1 to " + longest + " characters, without space around it");
        }
    }

    /** In code points. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Its one form of bytes, in UTF-8: the four parts, each behind its name. Two texts never have the same. */
    public String canonical() {
        return "titre\n" + PARTS.quoted(titre) + "\n\ndemande\n" + PARTS.quoted(demande) + "\n\nmotifs\n"
                + PARTS.quoted(motifs) + "\n\nsources\n" + PARTS.quoted(String.join("\n", sources)) + "\n";
    }

    /** What the {@code t1} leaf of its urn commits to. */
    public byte[] sha256() {
        return Sha256.hash(canonical().getBytes(UTF_8));
    }

    /** The words of the title as an address has them; {@code petition} when nothing of them can stand there. */
    public String slug() {
        return slug(titre);
    }

    /** As above, from a title alone. */
    public static String slug(String titre) {
        String words = Slug.of(titre);
        return words.isEmpty() ? "petition" : words;
    }
}
