package fr.voix.site.embed;

import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.AmendementCriteria;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.parliament.amendement.Found;
import fr.voix.parliament.amendement.SearchService;
import fr.voix.petition.petition.PetitionService;
import fr.voix.site.embed.EmbedSubject.Kind;
import fr.voix.theme.theme.ThemeService;
import fr.voix.urn.tally.TallyService;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds what a reader wants to embed, by whatever they have at hand. */
@Singleton
record BuilderSearchService(
        AmendementService amendements,
        TallyService tallies,
        ThemeService themes,
        PetitionService petitions,
        SearchService search) {

    private static final int MOST = 10;
    private static final Pattern UID = Pattern.compile("[A-Z0-9]{12,64}");
    private static final Pattern ADDRESS = Pattern.compile("(?:https?://[^/]*)?(?:/dyn)?(?:/en)?"
            + "(?:/\\d+/amendements/(?<path>[^/?#]+/[^/?#]+/[^/?#]+)|/(?:embed/)?scrutins/(?<uid>[A-Z0-9]+)"
            + "|/(?:embed/)?petitions/(?<petition>[1-9][0-9]{0,17})(?:-[^/?#]*)?"
            + "|/(?:embed/)?themes/(?<theme>[a-z0-9-]+)|/amendements\\?(?:.*&)?texte=(?<texte>[A-Z0-9]+))"
            + "(?:[/?#&].*)?");

    /** What it may be: one thing, several, or none. */
    List<EmbedSubject> find(String asked) {
        if (asked.isEmpty()) {
            return search.busiest(1).stream().map(BuilderSearchService::subject).toList();
        }
        var address = ADDRESS.matcher(asked);
        if (address.matches()) {
            if (address.group("path") != null) {
                return one(amendements.findByPath(address.group("path")));
            }
            if (address.group("uid") != null) {
                return one(amendements.find(address.group("uid")));
            }
            if (address.group("petition") != null) {
                return petition(Long.parseLong(address.group("petition")));
            }
            return address.group("theme") == null ? texte(address.group("texte")) : theme(address.group("theme"));
        }
        return UID.matcher(asked).matches() ? one(amendements.find(asked)) : byNumber(asked);
    }

    /** Numbers are not unique: five amendements are called CF1115. */
    private List<EmbedSubject> byNumber(String asked) {
        return AmendementCriteria.ofWords(asked)
                .map(criteria -> search.search(criteria, MOST).items())
                .map(found -> {
                    var same = found.stream()
                            .filter(one -> one.numero().equalsIgnoreCase(asked))
                            .toList();
                    return (same.isEmpty() ? found : same)
                            .stream()
                                    .filter(one -> one.count() != null || one.isWithheld())
                                    .map(BuilderSearchService::subject)
                                    .toList();
                })
                .orElse(List.of());
    }

    private List<EmbedSubject> one(Optional<Amendement> found) {
        return found.filter(Amendement::isShown)
                .filter(amendement -> tallies.isKept(amendement.uid()))
                .map(amendement -> List.of(EmbedSubject.scrutin(amendement.uid())))
                .orElse(List.of());
    }

    private List<EmbedSubject> theme(String slug) {
        return themes.bySlug(slug)
                .map(theme -> List.of(new EmbedSubject(Kind.THEME, theme.slug())))
                .orElse(List.of());
    }

    private List<EmbedSubject> petition(long id) {
        return petitions
                .findShown(id)
                .map(petition -> List.of(new EmbedSubject(Kind.PETITION, petition.uid())))
                .orElse(List.of());
    }

    private List<EmbedSubject> texte(String uid) {
        return search.isAnyShownOf(uid) ? List.of(new EmbedSubject(Kind.TEXTE, uid)) : List.of();
    }

    private static EmbedSubject subject(Found found) {
        return EmbedSubject.scrutin(found.uid());
    }
}
