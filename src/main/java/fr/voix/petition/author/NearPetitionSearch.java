package fr.voix.petition.author;

import fr.voix.base.load.Entrance;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Messages;
import fr.voix.petition.petition.PetitionText;
import fr.voix.petition.petition.TypedText;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Finds petitions that ask for the same, before another one is made. */
@Singleton
record NearPetitionSearch(
        NearRepository near, @Named("search") Entrance search) {

    static final int LONGEST = 200;

    private static final int MOST = 5;
    private static final int MOST_WORDS = 30;
    private static final int SHORTEST = 3;
    private static final String IN_TITLE_OR_DEMAND = ":AB";

    /** Nothing for a title that says nothing yet. */
    List<NearView> find(String typed, Messages m) {
        var title = TypedText.line(typed);
        var words = Arrays.stream(title.text().split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .distinct()
                .limit(MOST_WORDS)
                .map(word -> word + IN_TITLE_OR_DEMAND)
                .collect(Collectors.joining(" | "));
        if (title.text().length() < SHORTEST
                || title.text().length() > LONGEST
                || !title.isWritable()
                || words.isEmpty()) {
            return List.of();
        }
        return search.pass(() -> near.list(title.text(), words, MOST)).stream()
                .map(row -> new NearView(
                        row.titre(),
                        m.link(Addresses.petition(row.id(), PetitionText.slug(row.titre()))),
                        m.t("authoring.state." + row.state())))
                .toList();
    }
}
