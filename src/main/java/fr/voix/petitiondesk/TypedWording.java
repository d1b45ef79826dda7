package fr.voix.petitiondesk;

import static java.util.Objects.requireNonNullElse;

import fr.voix.petition.PetitionText;
import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A petition's text as somebody typed it.
 *
 * @param text null when something does not do
 * @param flaw what does not do, or null
 */
record TypedWording(@Nullable PetitionText text, @Nullable ActResult.Refused flaw) {

    /** As far as it can be read aloud and typed into a browser; never followed from here. */
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]+");

    static TypedWording of(
            @Nullable String titre, @Nullable String demande, @Nullable String motifs, @Nullable String sources) {
        String first = requireNonNullElse(PublicText.clean(titre), "").replaceAll("\\s+", " ");
        String second = requireNonNullElse(PublicText.clean(demande), "");
        String third = requireNonNullElse(PublicText.clean(motifs), "");
        List<String> addresses = addresses(sources);
        if (isUnfit(first, PetitionText.LONGEST_TITRE)) {
            return unfit("titre", "titre");
        }
        if (isUnfit(second, PetitionText.LONGEST_DEMANDE)) {
            return unfit("demande", "demande");
        }
        if (isUnfit(third, PetitionText.LONGEST_MOTIFS)) {
            return unfit("motifs", "motifs");
        }
        if (!areFit(addresses, PetitionText.MOST_SOURCES, PetitionText.LONGEST_SOURCE)) {
            return unfit("sources", "sources");
        }
        return new TypedWording(new PetitionText(first, second, third, addresses), null);
    }

    private static boolean isUnfit(String text, int longest) {
        return text.isEmpty() || PetitionText.length(text) > longest;
    }

    private static TypedWording unfit(String field, String problem) {
        return new TypedWording(null, new ActResult.Refused(field, problem));
    }

    /** One a line. */
    static List<String> addresses(@Nullable String lines) {
        return requireNonNullElse(lines, "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    static boolean areFit(List<String> addresses, int most, int longest) {
        return addresses.size() <= most
                && addresses.stream()
                        .allMatch(one ->
                                one.length() <= longest && ADDRESS.matcher(one).matches());
    }
}
