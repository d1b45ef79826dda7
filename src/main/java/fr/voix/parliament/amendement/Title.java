package fr.voix.parliament.amendement;

import fr.voix.base.text.Language;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/**
 * What an amendement asks, as far as its official file says: the authors' own words, its kind, the sums it moves. It is found by
 * rule ({@code parliament.title}), never invented.
 *
 * @param kind a word before the quotation, and title enough where nothing is quoted; null where it has none
 * @param lead how the authors' sentence begins; null where nothing is quoted
 * @param quote what they say, word for word; null where nothing is quoted
 * @param sums what the official table of credits moves, in French; null for other amendements
 * @param sumsInEnglish the same in English
 * @param text all that is quoted in one line of French, else the sums in French; null where there is neither
 */
@Serdeable
public record Title(
        @Nullable Kind kind,
        @Nullable Lead lead,
        @Nullable String quote,
        @Nullable String sums,
        @Nullable String sumsInEnglish,
        @Nullable String text) {

    /** With its line. */
    public static Title of(
            @Nullable Kind kind,
            @Nullable Lead lead,
            @Nullable String quote,
            @Nullable String sums,
            @Nullable String sumsInEnglish) {
        var title = new Title(kind, lead, quote, sums, sumsInEnglish, sums);
        return lead == null ? title : new Title(kind, lead, quote, sums, sumsInEnglish, title.quoted(Language.FR));
    }

    /** Kind, lead and quotation in one line: the quotation is French, in the quotation marks of the language around it. */
    public String quoted(Language language) {
        var words = (kind == null ? "" : kind.in(language) + ". ") + lead.in(language);
        return language == Language.EN
                ? words + " “" + quote.replace('“', '‘').replace('”', '’') + "”"
                : words + (words.endsWith("’") ? "" : " ") + "«\u202f" + quote + "\u202f»";
    }

    /** What sort of amendement it is. */
    public enum Kind {
        REDACTIONNEL("Amendement rédactionnel", "Drafting amendment"),
        COORDINATION("Amendement de coordination", "Consequential amendment"),
        SUPPRESSION("Suppression de l’article", "Deletion of the article"),
        RAPPORT("Demande de rapport", "Request for a report"),
        REPLI("Amendement de repli", "Fallback amendment"),
        APPEL("Amendement d’appel", "Probing amendment");

        private final String french;
        private final String english;

        Kind(String french, String english) {
            this.french = french;
            this.english = english;
        }

        public String in(Language language) {
            return language == Language.EN ? english : french;
        }
    }

    /** What stands before the quotation. « Proposent » only where the authors say so. */
    public enum Lead {
        PROPOSENT("Les auteurs proposent", "The authors propose"),
        PROPOSENT_DE("Les auteurs proposent de", "The authors propose to"),
        PROPOSENT_D("Les auteurs proposent d’", "The authors propose to"),
        PROPOSENT_QUE("Les auteurs proposent que", "The authors propose that"),
        PROPOSENT_QU("Les auteurs proposent qu’", "The authors propose that"),
        VEULENT("Les auteurs veulent", "The authors want"),
        VEULENT_QUE("Les auteurs veulent que", "The authors want that"),
        VEULENT_QU("Les auteurs veulent qu’", "The authors want that"),
        /** Before a finite verb of which the amendement is the subject. */
        AMENDEMENT("Selon les auteurs, l’amendement", "According to the authors, the amendment"),
        /** Before words of the dispositif. */
        ECRIRE("Les auteurs proposent d’écrire dans le texte\u202f:", "The authors propose to write into the text:"),
        /** Before a whole clause. */
        ECRIVENT("Les auteurs écrivent\u202f:", "The authors write:");

        private final String french;
        private final String english;

        Lead(String french, String english) {
            this.french = french;
            this.english = english;
        }

        public String in(Language language) {
            return language == Language.EN ? english : french;
        }
    }
}
