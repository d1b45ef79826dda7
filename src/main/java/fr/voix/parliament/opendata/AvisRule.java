package fr.voix.parliament.opendata;

import fr.voix.parliament.debat.Avis;
import io.micronaut.core.annotation.Nullable;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads an opinion where it is said plainly: one opinion, in a short sentence, without a condition and without amendements apart. */
final class AvisRule {

    /** Of a sentence that says an opinion, in characters. */
    private static final int LONGEST = 90;

    private static final Pattern SENTENCE = Pattern.compile("(?<=[.?!])[\\s\\u00a0]+");
    private static final Pattern SAME =
            Pattern.compile("(?:même avis|avis identique|idem)\\b.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern AGAINST = Pattern.compile("défavorable");
    private static final Pattern FOR = Pattern.compile("(?<!dé)favorable");
    private static final Pattern OPEN = Pattern.compile("sagesse");
    private static final Pattern WITHDRAWAL = Pattern.compile("retrait|retirer");

    /** One opinion more, a condition, or amendements apart. */
    private static final Pattern NOT_PLAIN = Pattern.compile(
            "\\b(?:pas|ni|non|plutôt|serai[ts]?|aurai[ts]?|était|titre personnel|sauf|premier|première|deuxième|second|seconde|dernier|autres?"
                    + "|exception|quant|revanche|si)\\b|\\?",
            Pattern.UNICODE_CHARACTER_CLASS);

    private AvisRule() {}

    /** @param before the opinion that « même avis » would repeat */
    @Nullable
    static Avis of(String words, @Nullable Avis before) {
        Set<Avis> said = EnumSet.noneOf(Avis.class);
        for (String sentence : SENTENCE.split(words)) {
            Set<Avis> here = said(sentence.toLowerCase(java.util.Locale.FRENCH));
            if (SAME.matcher(sentence).matches() && here.isEmpty() && before != null) {
                here.add(before);
            }
            if (here.isEmpty()) {
                continue;
            }
            boolean isSaid = here.size() == 1 || here.equals(EnumSet.of(Avis.RETRAIT, Avis.DEFAVORABLE));
            if (!isSaid
                    || sentence.length() > LONGEST
                    || NOT_PLAIN.matcher(sentence).find()) {
                return null;
            }
            said.addAll(here);
        }
        if (said.equals(EnumSet.of(Avis.RETRAIT, Avis.DEFAVORABLE))) {
            return Avis.RETRAIT;
        }
        return said.size() == 1 ? said.iterator().next() : null;
    }

    private static Set<Avis> said(String sentence) {
        Set<Avis> said = EnumSet.noneOf(Avis.class);
        add(said, AGAINST, sentence, Avis.DEFAVORABLE);
        add(said, FOR, sentence, Avis.FAVORABLE);
        add(said, OPEN, sentence, Avis.SAGESSE);
        add(said, WITHDRAWAL, sentence, Avis.RETRAIT);
        return said;
    }

    private static void add(Set<Avis> said, Pattern pattern, String sentence, Avis avis) {
        if (pattern.matcher(sentence).find()) {
            said.add(avis);
        }
    }
}
