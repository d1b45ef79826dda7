package fr.voix.theme.summary;

import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.parliament.amendement.Title;
import fr.voix.parliament.amendement.Wording;

/**
 * What an amendement asks, in one line.
 *
 * @param lang of the text
 */
public record Gist(String text, String lang, Source source) {

    /** Who found the words. */
    public enum Source {
        /** Moderators, two of them. */
        SUMMARY,
        /** A rule, from the official table of credits. */
        CREDITS,
        /** A rule, from what the dispositif does. */
        DISPOSITIF,
        /** The authors, in the first words of theirs that ask for something. */
        EXPOSE,
        /** Nobody: it is the place in the texte. */
        PLACE;

        /** The key of the sentence that says so. */
        public String key() {
            return "gist." + name();
        }
    }

    /** Whether somebody says what is asked, and the page says who. */
    public boolean isSaid() {
        return source != Source.PLACE;
    }

    /** Who found the words, as a sentence. */
    public String origin(Messages m) {
        return m.t(source.key()) + ".";
    }

    /** A summary in this language, or in French. */
    static Gist of(Summary summary, Language language) {
        return language == Language.EN && summary.texteEn() != null
                ? new Gist(Wording.curly(summary.texteEn()), "en", Source.SUMMARY)
                : new Gist(Wording.curly(summary.texte()), "fr", Source.SUMMARY);
    }

    /** What a rule found, in English where the structure alone says it. */
    static Gist of(Title title, Language language) {
        var source = Source.valueOf(title.origin().name());
        return language == Language.EN && title.english() != null
                ? new Gist(title.english(), "en", source)
                : new Gist(title.text(), "fr", source);
    }
}
