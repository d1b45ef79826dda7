package fr.voix.desk.petition;

import fr.voix.desk.page.ActResult;
import fr.voix.desk.page.SessionForm;
import fr.voix.petition.petition.PetitionText;
import fr.voix.petition.petition.TypedSources;
import fr.voix.petition.petition.TypedText;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * Another wording, {@code accord} with the author’s agreement; {@code retenue} when nobody is to read the former one.
 *
 * @param version of the text that stood there when this one was typed
 */
@Serdeable
record CorrectionForm(
        @Nullable String version,
        @Nullable String titre,
        @Nullable String demande,
        @Nullable String motifs,
        @Nullable String sources,
        @Nullable String accord,
        @Nullable String retenue,
        @Nullable String texte,
        @Nullable String texteEn,
        @Nullable String csrf)
        implements SessionForm {

    /** @param text null when something does not do; {@code flaw} says what then */
    record TypedWording(
            @Nullable PetitionText text, @Nullable ActResult.Refused flaw) {}

    /** The wording, read as the author's is, or why it does not do. */
    TypedWording wording() {
        TypedText first = TypedText.line(titre);
        TypedText second = TypedText.lines(demande);
        TypedText third = TypedText.lines(motifs);
        if (isUnfit(first, PetitionText.LONGEST_TITRE)) {
            return unfit("titre", first);
        }
        if (isUnfit(second, PetitionText.LONGEST_DEMANDE)) {
            return unfit("demande", second);
        }
        if (isUnfit(third, PetitionText.LONGEST_MOTIFS)) {
            return unfit("motifs", third);
        }
        TypedText lines = TypedText.lines(sources);
        List<String> addresses = TypedSources.of(lines);
        if (!areFit(lines, addresses, PetitionText.MOST_SOURCES)) {
            return unfit("sources", lines);
        }
        return new TypedWording(new PetitionText(first.text(), second.text(), third.text(), addresses), null);
    }

    private static boolean isUnfit(TypedText typed, int longest) {
        return !typed.isWritable() || !typed.hasWords() || PetitionText.length(typed.text()) > longest;
    }

    private static TypedWording unfit(String field, TypedText typed) {
        return new TypedWording(null, new ActResult.Refused(field, typed.isWritable() ? field : "control"));
    }

    /** By https, and without a name before the host. */
    static boolean areFit(TypedText lines, List<String> addresses, int most) {
        return lines.isWritable()
                && addresses.size() <= most
                && TypedSources.firstFlawed(addresses).isEmpty();
    }
}
