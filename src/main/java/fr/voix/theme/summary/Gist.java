package fr.voix.theme.summary;

import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.parliament.amendement.Title;
import fr.voix.parliament.amendement.Title.Kind;
import fr.voix.parliament.amendement.Wording;
import io.micronaut.core.annotation.Nullable;
import java.util.function.Supplier;

/**
 * The short title of an amendement, the same wherever it is named.
 *
 * @param text in one line, as it is
 * @param lang of it, or of the quotation in it
 * @param source who found the words
 * @param kind a word before it, in the reader's language; null where it has none, and where it is all that is said
 * @param lead what stands before the quotation, in that language; null where nothing is quoted
 * @param quote the authors' own words, in French; null where nothing is quoted
 * @param sums what the table of credits moves, where the quotation says what for, in that language
 */
public record Gist(
        String text,
        String lang,
        Source source,
        @Nullable String kind,
        @Nullable String lead,
        @Nullable String quote,
        @Nullable String sums) {

    /** Longer quotations are folded on small screens. */
    private static final int LONG = 150;

    /** A short title without further parts. */
    public Gist(String text, String lang, Source source) {
        this(text, lang, source, null, null, null, null);
    }

    /** Who found the words. */
    public enum Source {
        /** Two moderators. */
        RESUME,
        /** Quoted from the authors. */
        CITATION,
        /** A rule, from the kind of amendement or the sums that it moves. */
        NATURE,
        /** Only the place in the texte. */
        PLACE;

        /** The key of the text that names the source. */
        public String key() {
            return "gist." + name();
        }
    }

    /** Whether there are words on the content, whose source the page names. */
    public boolean isSaid() {
        return source != Source.PLACE;
    }

    public boolean isLong() {
        return quote != null && quote.length() > LONG;
    }

    /** The source, as a sentence. */
    public String origin(Messages m) {
        return m.t(source.key()) + ".";
    }

    /** From a summary, in this language or else in French. */
    static Gist of(Summary summary, Language language) {
        return language == Language.EN && summary.texteEn() != null
                ? new Gist(Wording.curly(summary.texteEn()), "en", Source.RESUME)
                : new Gist(Wording.curly(summary.texte()), "fr", Source.RESUME);
    }

    /** Whether its place is named: nothing is quoted of it, nor sums told. */
    static boolean isPlaced(@Nullable Title title) {
        return title == null || title.lead() == null && title.kind() != null;
    }

    /**
     * From the official file.
     *
     * @param place where it applies, which is only asked for where it {@link #isPlaced}
     */
    static Gist of(@Nullable Title title, Supplier<String> place, Language language) {
        if (title == null) {
            return new Gist(place.get(), "fr", Source.PLACE);
        }
        var m = Messages.of(language);
        var sums = language == Language.EN && title.sumsInEnglish() != null ? title.sumsInEnglish() : title.sums();
        if (title.lead() != null) {
            var kind = title.kind() == null ? null : title.kind().in(language);
            var text = title.quoted(language);
            return new Gist(text, "fr", Source.CITATION, kind, title.lead().in(language), title.quote(), sums);
        }
        if (title.kind() == null) {
            return new Gist(sums, language.code(), Source.NATURE);
        }
        var where = Wording.uncapital(place.get());
        var named = title.kind() == Kind.SUPPRESSION
                ? m.t("title.suppression", where)
                : m.t("title.nature", title.kind().in(language), where);
        return new Gist(named, language.code(), Source.NATURE, null, null, null, sums);
    }
}
