package fr.voix.parliament.amendement;

import fr.voix.base.text.Excerpt;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.parliament.texte.Texte;
import fr.voix.parliament.texte.TexteService;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts Scrutins into the words by which feeds and calendars name them. */
@Singleton
public class NamedScrutinService {

    private static final int EXCERPT = 400;

    private final SearchService search;
    private final TexteService textes;

    NamedScrutinService(SearchService search, TexteService textes) {
        this.search = search;
        this.textes = textes;
    }

    /** By uid; what is not shown is absent. */
    public Map<String, NamedScrutin> named(Collection<String> uids, Language language) {
        var shown = search.shown(uids);
        var known = textes.textes(
                shown.values().stream().map(Found::texteUid).distinct().toList());
        return shown.values().stream()
                .map(found -> named(found, known, language))
                .collect(Collectors.toMap(NamedScrutin::uid, Function.identity()));
    }

    private static NamedScrutin named(Found found, Map<String, Texte> known, Language language) {
        var m = Messages.of(language);
        var wording = new Wording(m);
        var division = wording.division(found.divisionTitre(), found.divisionDesignation(), found.divisionPosition());
        var texte = wording.texte(known.get(found.texteUid()), found.texteUid());
        var excerpt = Excerpt.of(found.extrait(), EXCERPT);
        return new NamedScrutin(
                found.uid(),
                division == null ? found.numero() : found.numero() + ", " + division,
                texte,
                excerpt == null ? texte + "." : texte + ". " + m.t("list.excerpt", excerpt),
                language.href(found.address()));
    }
}
