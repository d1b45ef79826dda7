package fr.voix.petition.author;

import fr.voix.base.text.Subject;
import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.AmendementCriteria;
import fr.voix.parliament.amendement.AmendementSearch;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.parliament.amendement.Found;
import fr.voix.parliament.texte.TexteService;
import fr.voix.petition.petition.PetitionSubject;
import fr.voix.petition.petition.TypedText;
import fr.voix.theme.theme.ThemeService;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds what a petition is about, by whatever its author has at hand. */
@Singleton
record SubjectSearch(AmendementService amendements, TexteService textes, ThemeService themes, AmendementSearch search) {

    private static final int MOST = 10;
    private static final int LONGEST = AmendementCriteria.LONGEST_QUERY;
    private static final Pattern SLUG = Pattern.compile("[a-z0-9-]{1,64}");
    private static final Pattern UID = Pattern.compile("[A-Z0-9]{12,64}");

    /**
     * @param typed a number, a uid or an address; may be empty
     * @param chosen the uid of one of several, if one was chosen
     * @param slug of a theme; may be empty
     */
    SubjectAnswer find(TypedText typed, String chosen, String slug) {
        var asked = typed.text();
        if (asked.isEmpty()) {
            return slug.isEmpty() ? new SubjectAnswer.Known(PetitionSubject.NONE) : theme(slug);
        }
        if (!slug.isEmpty()) {
            return new SubjectAnswer.Two();
        }
        if (asked.length() > LONGEST || !typed.isWritable()) {
            return new SubjectAnswer.Unknown();
        }
        var found = find(asked);
        return found instanceof SubjectAnswer.Several several && several.uids().contains(chosen)
                ? ofAmendement(amendements.find(chosen))
                : found;
    }

    private SubjectAnswer find(String asked) {
        return Subject.ofAddress(asked)
                .map(this::find)
                .orElseGet(() -> UID.matcher(asked).matches() ? byUid(asked) : byNumber(asked));
    }

    private SubjectAnswer find(Subject of) {
        return switch (of.kind()) {
            case SCRUTIN -> ofAmendement(amendements.findByUidOrPath(of.key()));
            case PETITION -> new SubjectAnswer.Unknown();
            case THEME -> theme(of.key());
            case TEXTE -> texte(of.key());
        };
    }

    private SubjectAnswer byUid(String uid) {
        var amendement = ofAmendement(amendements.find(uid));
        return amendement instanceof SubjectAnswer.Unknown ? texte(uid) : amendement;
    }

    private SubjectAnswer byNumber(String asked) {
        var same =
                AmendementCriteria.ofWords(asked)
                        .map(criteria -> search.search(criteria, MOST).items())
                        .orElse(List.of())
                        .stream()
                        .filter(one -> one.numero().equalsIgnoreCase(asked))
                        .map(Found::uid)
                        .toList();
        return switch (same.size()) {
            case 0 -> new SubjectAnswer.Unknown();
            case 1 -> ofAmendement(amendements.find(same.getFirst()));
            default -> new SubjectAnswer.Several(same);
        };
    }

    private static SubjectAnswer ofAmendement(Optional<Amendement> found) {
        return found.filter(Amendement::isShown)
                .<SubjectAnswer>map(one -> new SubjectAnswer.Known(new PetitionSubject(one.uid(), null, null)))
                .orElseGet(SubjectAnswer.Unknown::new);
    }

    private SubjectAnswer texte(String uid) {
        return textes.texte(uid).isPresent() && search.isAnyShownOf(uid)
                ? new SubjectAnswer.Known(new PetitionSubject(null, uid, null))
                : new SubjectAnswer.Unknown();
    }

    private SubjectAnswer theme(String slug) {
        return Optional.of(slug)
                .filter(word -> SLUG.matcher(word).matches())
                .flatMap(themes::bySlug)
                .<SubjectAnswer>map(theme -> new SubjectAnswer.Known(new PetitionSubject(null, null, theme.id())))
                .orElseGet(SubjectAnswer.Unknown::new);
    }

    /** What a petition is about, as far as what was typed says so. */
    sealed interface SubjectAnswer {

        record Known(PetitionSubject subject) implements SubjectAnswer {}

        /** Numbers are not unique: five amendements are called CF1115. */
        record Several(List<String> uids) implements SubjectAnswer {}

        record Unknown() implements SubjectAnswer {}

        /** Both a theme and something else. */
        record Two() implements SubjectAnswer {}
    }
}
