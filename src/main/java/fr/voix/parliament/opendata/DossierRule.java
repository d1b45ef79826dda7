package fr.voix.parliament.opendata;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which bill a roll-call on no amendement was about: the one with whose whole title the roll-call's ends, but for the reading. Of
 * several the longest title; of equally long ones none. No link rather than a wrong one.
 */
final class DossierRule {

    /** Words that tell bills apart: with fewer a title stands in others, as « projet de loi de finances » does. */
    private static final int LEAST_TELLING = 2;

    /** What follows a title: which reading, or whose text. */
    private static final Pattern READING = Pattern.compile(
            "(?: (?:premiere|deuxieme|seconde|nouvelle) lecture| lecture definitive| texte de la commission mixte paritaire"
                    + "| texte de la cmp)*");

    private final List<Known> known;

    /** @param words folded, a blank on either side */
    private record Known(String dossierUid, String words) {}

    DossierRule(Collection<DossierTitle> titles) {
        this.known = titles.stream()
                .map(one -> new Known(one.dossierUid(), " " + ScrutinTitle.fold(one.titre()) + " "))
                .filter(one -> ScrutinTitle.telling(one.words().strip()).size() >= LEAST_TELLING)
                .distinct()
                .sorted(Comparator.comparingInt((Known one) -> -one.words().length()))
                .toList();
    }

    Optional<String> choose(String titre) {
        String words = " " + ScrutinTitle.fold(titre) + " ";
        List<Known> named =
                known.stream().filter(one -> isNamed(one.words(), words)).toList();
        List<String> longest = named.stream()
                .filter(one -> one.words().length() == named.getFirst().words().length())
                .map(Known::dossierUid)
                .distinct()
                .toList();
        return longest.size() == 1 ? Optional.of(longest.getFirst()) : Optional.empty();
    }

    private static boolean isNamed(String title, String words) {
        int at = words.lastIndexOf(title);
        return at >= 0
                && READING.matcher(words.substring(at + title.length() - 1).stripTrailing())
                        .matches();
    }
}
