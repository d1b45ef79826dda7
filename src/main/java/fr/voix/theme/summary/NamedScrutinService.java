package fr.voix.theme.summary;

import fr.voix.base.text.Excerpt;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.parliament.amendement.AmendementSearch;
import fr.voix.parliament.amendement.AuteurType;
import fr.voix.parliament.amendement.Found;
import fr.voix.parliament.amendement.Wording;
import fr.voix.parliament.texte.Acteur;
import fr.voix.parliament.texte.Texte;
import fr.voix.parliament.texte.TexteService;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes the texts by which feeds, calendars and mails name Scrutins. */
@Singleton
public record NamedScrutinService(AmendementSearch search, TexteService textes, GistService gists) {

    private static final int EXCERPT = 400;

    /** By uid; Scrutins that are not shown are absent. */
    public Map<String, NamedScrutin> named(Collection<String> uids, Language language) {
        var shown = search.shown(uids);
        var known = textes.textes(
                shown.values().stream().map(Found::texteUid).distinct().toList());
        var rapporteurs = textes.acteurs(shown.values().stream()
                .map(Found::rapporteurUid)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var said = gists.of(shown.values(), language);
        return shown.values().stream()
                .map(found -> named(found, said.get(found.uid()), known.get(found.texteUid()), rapporteurs, language))
                .collect(Collectors.toMap(NamedScrutin::uid, Function.identity()));
    }

    /** Short titles by uid, as on the pages; Scrutins that are not shown are absent. */
    public Map<String, Gist> asked(Collection<String> uids, Language language) {
        return gists.of(search.shown(uids).values(), language);
    }

    private static NamedScrutin named(
            Found found, Gist gist, Texte known, Map<String, Acteur> rapporteurs, Language language) {
        var m = Messages.of(language);
        var wording = new Wording(m);
        var texte = wording.texte(known, found.texteUid());
        var about = found.auteurType() == AuteurType.RAPPORTEUR
                ? texte + ". "
                        + wording.ofCommission(found.commission(), Wording.name(rapporteurs.get(found.rapporteurUid())))
                        + "."
                : texte + ".";
        var excerpt = Excerpt.of(found.extrait(), EXCERPT);
        return new NamedScrutin(
                found.uid(),
                m.t("amendement.title", found.numero(), gist.text()),
                gist,
                texte,
                excerpt == null ? about : about + " " + m.t("list.excerpt", excerpt),
                language.href(found.address()));
    }
}
