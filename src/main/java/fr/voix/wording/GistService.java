package fr.voix.wording;

import fr.voix.amendement.Amendement;
import fr.voix.summary.SummaryService;
import fr.voix.texte.TexteService;
import jakarta.inject.Singleton;

/** Says in one line what an amendement is about, the same line wherever it is named. */
@Singleton
public class GistService {

    private final SummaryService summaries;
    private final TexteService textes;

    GistService(SummaryService summaries, TexteService textes) {
        this.summaries = summaries;
        this.textes = textes;
    }

    /** The moderators' summary, in this language if there is one; without any, where the amendement applies. */
    public Gist of(Amendement amendement, Language language) {
        return summaries
                .shown(amendement.uid())
                .map(summary -> Wording.gist(summary, language))
                .orElseGet(() -> new Gist(place(amendement, Messages.of(language)), "fr", false));
    }

    /** Where it applies and to which texte, in neutral words. */
    private String place(Amendement amendement, Messages m) {
        var wording = new Wording(m);
        var texte = wording.texte(textes.texte(amendement.texteUid()).orElse(null), amendement.texteUid());
        var division = wording.division(amendement.cible());
        return division == null ? texte : division + ", " + Wording.uncapital(texte);
    }
}
