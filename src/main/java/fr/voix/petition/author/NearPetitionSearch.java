package fr.voix.petition.author;

import fr.voix.base.http.NetworkHash;
import fr.voix.base.load.Entrance;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Messages;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionText;
import fr.voix.petition.petition.TypedText;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds petitions that ask for the same, before another one is made. */
@Singleton
public record NearPetitionSearch(
        NearRepository near,
        NetworkHash networks,
        @Named("search") Entrance search) {

    static final int LONGEST = 200;

    private static final int MOST = 5;
    private static final int MOST_WORDS = 30;
    private static final int SHORTEST = 3;
    /** Of which the dictionary of French makes a word like others, and by which every petition begins. */
    private static final Set<String> SAYING_NOTHING = Set.of("les", "nous", "demandons");

    /** Nothing for a title that says nothing yet. */
    List<NearView> find(HttpRequest<?> request, String typed, Messages m) {
        var title = TypedText.line(typed);
        var words = words(title.text());
        if (title.text().length() < SHORTEST
                || title.text().length() > LONGEST
                || !title.isWritable()
                || words.isEmpty()) {
            return List.of();
        }
        return search
                .pass(networks.of(request), () -> near.list(title.text(), String.join(" ", words), query(words), MOST))
                .stream()
                .map(row -> new NearView(
                        row.titre(),
                        m.link(Addresses.petition(row.id(), PetitionText.slug(row.titre()))),
                        m.t("authoring.state." + row.state())))
                .toList();
    }

    /** Numbers of those that a moderator compares it with. */
    public List<Long> others(Petition petition) {
        var titre = petition.text().titre();
        var words = words(titre);
        return words.isEmpty()
                ? List.of()
                : near.listOnDesk(titre, String.join(" ", words), query(words), petition.id(), MOST).stream()
                        .map(NearRepository.Alike::id)
                        .toList();
    }

    private static List<String> words(String title) {
        return Arrays.stream(title.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty() && !SAYING_NOTHING.contains(word.toLowerCase(Locale.ROOT)))
                .distinct()
                .limit(MOST_WORDS)
                .toList();
    }

    private static String query(List<String> words) {
        return words.stream().map(word -> word + ":AB").collect(Collectors.joining(" | "));
    }
}
