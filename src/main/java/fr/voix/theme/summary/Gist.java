package fr.voix.theme.summary;

import fr.voix.base.text.Language;
import fr.voix.parliament.amendement.Wording;

/**
 * What an amendement is about, in one line.
 *
 * @param isSummary whether moderators wrote it; otherwise it says where the amendement applies
 */
public record Gist(String text, String lang, boolean isSummary) {

    /** A summary in this language, or in French. */
    public static Gist of(Summary summary, Language language) {
        return language == Language.EN && summary.texteEn() != null
                ? new Gist(Wording.curly(summary.texteEn()), "en", true)
                : new Gist(Wording.curly(summary.texte()), "fr", true);
    }
}
