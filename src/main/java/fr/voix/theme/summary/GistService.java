package fr.voix.theme.summary;

import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.Found;
import fr.voix.parliament.amendement.Wording;
import fr.voix.parliament.texte.Texte;
import fr.voix.parliament.texte.TexteService;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Gives each amendement its short title, the same wherever it is named. */
@Singleton
public record GistService(SummaryService summaries, TexteService textes) {

    /** The moderators' summary, in this language if there is one; else the title; else where the amendement applies. */
    public Gist of(Amendement amendement, Language language) {
        return summaries
                .shown(amendement.uid())
                .map(summary -> Gist.of(summary, language))
                .orElseGet(() -> Gist.of(
                        amendement.title(),
                        () -> place(
                                new Wording(Messages.of(language)).division(amendement),
                                texte(amendement.texteUid(), language)),
                        language));
    }

    /** As above, for many by uid, in two queries, or one where no place is named. */
    public Map<String, Gist> of(Collection<Found> found, Language language) {
        var summed = summaries.shown(found.stream().map(Found::uid).toList());
        var named = textes.textes(found.stream()
                .filter(one -> !summed.containsKey(one.uid()) && Gist.isPlaced(one.title()))
                .map(Found::texteUid)
                .distinct()
                .toList());
        var gists = new HashMap<String, Gist>();
        for (var one : found) {
            var summary = summed.get(one.uid());
            gists.put(
                    one.uid(),
                    summary == null ? untold(one, named.get(one.texteUid()), language) : Gist.of(summary, language));
        }
        return gists;
    }

    private static Gist untold(Found one, Texte texte, Language language) {
        var wording = new Wording(Messages.of(language));
        return Gist.of(
                one.title(),
                () -> place(
                        wording.division(one.divisionTitre(), one.divisionDesignation(), one.divisionPosition()),
                        wording.texte(texte, one.texteUid())),
                language);
    }

    /** The name of a texte. */
    public String texte(String uid, Language language) {
        return new Wording(Messages.of(language)).texte(textes.texte(uid).orElse(null), uid);
    }

    /** Division and texte, in neutral words. */
    private static String place(String division, String texte) {
        return division == null ? texte : division + ", " + Wording.uncapital(texte);
    }
}
