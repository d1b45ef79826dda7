package fr.voix.widget;

import fr.voix.amendement.Amendement;
import fr.voix.search.Found;
import fr.voix.summary.SummaryService;
import fr.voix.texte.TexteService;
import fr.voix.wording.Gist;
import fr.voix.wording.Language;
import fr.voix.wording.Messages;
import fr.voix.wording.Wording;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What amendements are about, in a line: the moderators' summary, or else where they apply. */
@Singleton
class GistService {

    private final TexteService textes;
    private final SummaryService summaries;

    GistService(TexteService textes, SummaryService summaries) {
        this.textes = textes;
        this.summaries = summaries;
    }

    Gist of(Amendement amendement, Language language) {
        return summaries
                .shown(amendement.uid())
                .map(summary -> Wording.gist(summary, language))
                .orElseGet(() -> {
                    var wording = new Wording(Messages.of(language));
                    var texte = texte(amendement.texteUid(), language);
                    return place(wording.division(amendement.cible()), texte);
                });
    }

    /** By uid, in two queries. */
    Map<String, Gist> of(List<Found> found, Language language) {
        var summed = summaries.shown(found.stream().map(Found::uid).toList());
        var named = textes.textes(found.stream().map(Found::texteUid).distinct().toList());
        var wording = new Wording(Messages.of(language));
        var gists = new HashMap<String, Gist>();
        for (var one : found) {
            var summary = summed.get(one.uid());
            gists.put(
                    one.uid(),
                    summary == null
                            ? place(
                                    wording.division(
                                            one.divisionTitre(), one.divisionDesignation(), one.divisionPosition()),
                                    wording.texte(named.get(one.texteUid()), one.texteUid()))
                            : Wording.gist(summary, language));
        }
        return gists;
    }

    String texte(String uid, Language language) {
        return new Wording(Messages.of(language)).texte(textes.texte(uid).orElse(null), uid);
    }

    private static Gist place(String division, String texte) {
        return new Gist(division == null ? texte : division + ", " + Wording.uncapital(texte), "fr", false);
    }
}
