package fr.voix.site.embed;

import fr.voix.base.text.Subject;
import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.AmendementCriteria;
import fr.voix.parliament.amendement.AmendementSearch;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.parliament.amendement.Found;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.reading.PetitionCriteria;
import fr.voix.petition.reading.PetitionOrder;
import fr.voix.petition.reading.PetitionSearch;
import fr.voix.petition.reading.PetitionShelf;
import fr.voix.urn.tally.TallyService;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what a reader wants to embed, by whatever they have at hand. */
@Singleton
record EmbedSearch(
        AmendementService amendements,
        TallyService tallies,
        PetitionService petitions,
        PetitionSearch petitionSearch,
        AmendementSearch search) {

    private static final int MOST = 10;
    private static final Pattern UID = Pattern.compile("[A-Z0-9]{12,64}");

    /** What it may be: one thing, several, or none. */
    List<Subject> find(String asked) {
        if (asked.isEmpty()) {
            return search.busiest(1).stream().map(EmbedSearch::subject).toList();
        }
        return Subject.ofAddress(asked)
                .map(this::find)
                .orElseGet(() -> UID.matcher(asked).matches() ? one(amendements.find(asked)) : byWords(asked));
    }

    private List<Subject> find(Subject of) {
        return switch (of.kind()) {
            case SCRUTIN -> one(amendements.findByUidOrPath(of.key()));
            case PETITION -> petition(Long.parseLong(of.key()));
            case THEME, TEXTE -> List.of();
        };
    }

    /** Numbers are not unique: five amendements are called CF1115. Other words may be of a petition as well. */
    private List<Subject> byWords(String asked) {
        var found = amendements(asked);
        var isNumber = found.stream().anyMatch(one -> one.numero().equalsIgnoreCase(asked));
        var scrutins = found.stream().map(EmbedSearch::subject);
        return (isNumber ? scrutins : Stream.concat(titled(asked), scrutins))
                .limit(MOST)
                .toList();
    }

    private Stream<Subject> titled(String asked) {
        return PetitionCriteria.of(asked, PetitionShelf.ANSWERED.states(), null, PetitionOrder.SIGNATURES, null)
                .map(criteria -> petitionSearch.search(criteria, MOST / 2).items())
                .orElse(List.of())
                .stream()
                .map(petition -> Subject.petition(petition.id()));
    }

    private List<Found> amendements(String asked) {
        return AmendementCriteria.ofWords(asked)
                .map(criteria -> search.search(criteria, MOST).items())
                .map(found -> {
                    var same = found.stream()
                            .filter(one -> one.numero().equalsIgnoreCase(asked))
                            .toList();
                    return (same.isEmpty() ? found : same)
                            .stream()
                                    .filter(one -> one.count() != null || one.isWithheld())
                                    .toList();
                })
                .orElse(List.of());
    }

    private List<Subject> one(Optional<Amendement> found) {
        return found.filter(Amendement::isShown)
                .filter(amendement -> tallies.isKept(amendement.uid()))
                .map(amendement -> List.of(Subject.scrutin(amendement.uid())))
                .orElse(List.of());
    }

    private List<Subject> petition(long id) {
        return petitions
                .findShown(id)
                .map(petition -> List.of(Subject.petition(petition.id())))
                .orElse(List.of());
    }

    private static Subject subject(Found found) {
        return Subject.scrutin(found.uid());
    }
}
