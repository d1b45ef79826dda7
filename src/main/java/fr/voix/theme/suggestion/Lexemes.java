package fr.voix.theme.suggestion;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The stems of a text from PostgreSQL's French dictionary, as search uses it, with their numbers and written forms; without those
 * of {@link Drafting}. Kept in arrays, as thousands of texts stay in memory.
 */
final class Lexemes {

    private final String[] stems;
    private final int[] counts;
    private final Map<String, List<String>> forms;

    private Lexemes(String[] stems, int[] counts, Map<String, List<String>> forms) {
        this.stems = stems;
        this.counts = counts;
        this.forms = forms;
    }

    static Lexemes of(Map<String, Integer> counted, Map<String, List<String>> forms) {
        Map<String, Integer> ordered = new TreeMap<>(counted);
        ordered.keySet().removeIf(Drafting::isDrafting);
        return new Lexemes(
                ordered.keySet().toArray(String[]::new),
                ordered.values().stream().mapToInt(Integer::intValue).toArray(),
                Map.copyOf(forms));
    }

    int size() {
        return stems.length;
    }

    String stem(int i) {
        return stems[i];
    }

    /** Grows with the logarithm of the count: the tenth mention of a word says less than the first. */
    double weight(int i) {
        return 1 + Math.log(counts[i]);
    }

    /** The written forms of a stem in the text. */
    List<String> forms(String stem) {
        return forms.getOrDefault(stem, List.of());
    }

    /** A smaller copy for a text that is only compared with: equal stems are one object, and written forms are dropped. */
    Lexemes kept(UnaryOperator<String> shared) {
        String[] pooled = new String[stems.length];
        for (int i = 0; i < stems.length; i++) {
            pooled[i] = shared.apply(stems[i]);
        }
        return new Lexemes(pooled, counts, Map.of());
    }

    /**
     * Stems about the drafting or the authors of an amendement, which say nothing about its subject: two texts with « supprimer
     * cet article » are not similar, and a subject has no party.
     */
    static final class Drafting {

        /** Stems of drafting, then of numbered paragraphs, then names of groups. */
        private static final Set<String> STEMS = Set.of("""
                abrog ajout aliné amend anné appliqu articl avant bis chapitr cod commiss complet compt conséquent derni deuxiem
                disposit début déput fin gouvern group inser insert loi mention modif modifi mot même objet occurrent phras premi
                proced procédur projet propos proposit présent prévu quat remplac rédact rédactionnel rédig référent rétabl second
                section sous-amend substitu suiv suppress supprim tend ter text titr troisiem vis
                i ii iii iv v vi a b c d e f g h l r
                apparent insoum lfi nfp socialist udr""".split("\\s+"));

        private Drafting() {}

        static boolean isDrafting(String stem) {
            return STEMS.contains(stem);
        }
    }
}
