package fr.voix.theme.suggestion;

import java.util.List;

/** Why a theme is suggested: values, so that a page can say it in its own language. */
public sealed interface Reason {

    /** The budget mission it belongs to, e.g. {@code AB}, with its official name. */
    record Mission(String code, String libelle) implements Reason {}

    /** The code that it modifies, e.g. « code de la santé publique »: a name, in French. */
    record Code(String name) implements Reason {}

    /** The committee that examines it, by its official prefix, e.g. {@code CION_DEF}. */
    record Committee(String prefix) implements Reason {}

    /** It belongs to the first part of a budget bill, which is about revenue. */
    record BudgetRevenue() implements Reason {}

    /** A word of the title of the texte or dossier, as it stands there. */
    record Dossier(String titre, String word) implements Reason {}

    /** Words that it shares with what moderators classified so, as they stand in its text, the most telling first. */
    record Words(List<String> words) implements Reason {
        public Words {
            words = List.copyOf(words);
        }
    }

    /** Scrutins that moderators classified so and whose text is near, the nearest first. */
    record SimilarDecisions(List<String> scrutinUids) implements Reason {
        public SimilarDecisions {
            scrutinUids = List.copyOf(scrutinUids);
        }
    }
}
