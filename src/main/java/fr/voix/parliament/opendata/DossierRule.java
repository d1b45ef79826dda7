package fr.voix.parliament.opendata;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which bill a roll-call on no amendement was about: the one whose whole title stands in the roll-call's. Of several the longest
 * title; of equally long ones none. No link rather than a wrong one.
 */
final class DossierRule {

    /** A shorter title may stand in another one's. */
    private static final int LEAST_WORDS = 3;

    private final List<Known> known;

    /** @param words folded, a blank on either side */
    private record Known(String dossierUid, String words) {}

    DossierRule(Collection<DossierTitle> titles) {
        this.known = titles.stream()
                .map(one -> new Known(one.dossierUid(), " " + ScrutinTitle.fold(one.titre()) + " "))
                .filter(one -> Arrays.stream(one.words().strip().split(" "))
                                .filter(word -> word.length() > 2)
                                .count()
                        >= LEAST_WORDS)
                .distinct()
                .sorted(Comparator.comparingInt((Known one) -> -one.words().length()))
                .toList();
    }

    Optional<String> choose(String titre) {
        String words = " " + ScrutinTitle.fold(titre) + " ";
        List<Known> named =
                known.stream().filter(one -> words.contains(one.words())).toList();
        List<String> longest = named.stream()
                .filter(one -> one.words().length() == named.getFirst().words().length())
                .map(Known::dossierUid)
                .distinct()
                .toList();
        return longest.size() == 1 ? Optional.of(longest.getFirst()) : Optional.empty();
    }
}
