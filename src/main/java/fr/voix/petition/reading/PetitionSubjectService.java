package fr.voix.petition.reading;

import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.parliament.amendement.AmendementSearch;
import fr.voix.parliament.amendement.Found;
import fr.voix.parliament.amendement.Wording;
import fr.voix.parliament.texte.Texte;
import fr.voix.parliament.texte.TexteService;
import fr.voix.petition.petition.PetitionSubject;
import fr.voix.theme.theme.Theme;
import fr.voix.theme.theme.ThemeService;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Names what petitions are about; an amendement that is not shown is not named. */
@Singleton
public record PetitionSubjectService(AmendementSearch search, TexteService textes, ThemeService themes) {

    /** This subject, or nothing where it is an amendement that is not shown. */
    public PetitionSubject shown(PetitionSubject subject) {
        String uid = subject.amendementUid();
        return uid == null || search.shown(List.of(uid)).containsKey(uid) ? subject : PetitionSubject.NONE;
    }

    /** Null where there is nothing to name. */
    @Nullable
    public Link of(PetitionSubject subject, Language language) {
        return of(List.of(subject), language).get(subject);
    }

    /** Links of many subjects at once, in three queries at most; those without a name are absent. */
    public Map<PetitionSubject, Link> of(Collection<PetitionSubject> subjects, Language language) {
        Map<String, Found> amendements = search.shown(named(subjects, PetitionSubject::amendementUid));
        List<String> texteUids = named(subjects, PetitionSubject::texteUid);
        Map<String, Texte> found = texteUids.isEmpty() ? Map.of() : textes.textes(texteUids);
        Map<Integer, Theme> themesById =
                named(subjects, PetitionSubject::themeId).isEmpty()
                        ? Map.of()
                        : themes.byEverySlug().values().stream()
                                .collect(Collectors.toMap(Theme::id, Function.identity(), (one, same) -> one));
        var links = new HashMap<PetitionSubject, Link>();
        for (PetitionSubject subject : subjects) {
            Link link = null;
            if (subject.amendementUid() != null) {
                link = link(amendements.get(subject.amendementUid()), language);
            } else if (subject.texteUid() != null) {
                link = link(found.get(subject.texteUid()), language);
            } else if (subject.themeId() != null && themesById.containsKey(subject.themeId())) {
                link = themesById.get(subject.themeId()).link(language);
            }
            if (link != null) {
                links.put(subject, link);
            }
        }
        return links;
    }

    @Nullable
    private static Link link(@Nullable Found amendement, Language language) {
        return amendement == null
                ? null
                : new Link(
                        Messages.of(language).t("pet.subject.amendement", amendement.numero()),
                        language.href(amendement.address()));
    }

    @Nullable
    private static Link link(@Nullable Texte texte, Language language) {
        return texte == null
                ? null
                : new Link(
                        new Wording(Messages.of(language)).texte(texte, texte.uid()),
                        language.href(Addresses.ofTexte(texte.uid())));
    }

    private static <T> List<T> named(Collection<PetitionSubject> subjects, Function<PetitionSubject, T> part) {
        return subjects.stream().map(part).filter(Objects::nonNull).distinct().toList();
    }
}
