package fr.voix.parliament.title;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The formulae in which authors ask for something. */
final class Asking {

    private static final int LONGEST = 220;
    private static final int SHORTEST = 18;

    private static final String FIRST = first("[^,;:]");

    private static String first(String within) {
        return "(?:« )?(?<first>[A-ZÀÂÇÉÈÊÎÔÛ]" + within + "{2,200}, ?)?";
    }

    private static final String THIS =
            "(?:[Cc]et|[Ll]e présent|[Cc]e|[Ll]’|[Cc]e présent|[Nn]otre|[Cc]e nouvel|[Cc]e dernier|[Mm]on) ?(?:sous-)?amendement(?! (?:n° ?)?[A-Z-]*\\d)";

    private static final String ADVERB =
            "(?:(?:donc|ainsi|aussi|également|simplement|notamment|dès lors|par conséquent|en conséquence|tout d’abord|principalement"
                    + "|précisément|seulement|uniquement|essentiellement|avant tout|de nouveau|à nouveau|a minima|par là|enfin|d’abord|plutôt|désormais|en premier lieu|à titre principal)[ ,]+|, (?![^,]*(?:expériment|sauf|lorsqu|condition|limite|seul|unique|hors))[^,;:]{3,150}, |, )*+";

    private static final String TO = "(?<prep>à ce qu(?:e |’)|qu(?:e |’)|à |de |d’|pour |)(?<rest>.+)$";

    /**
     * Words between a subject and its verb: no clause of their own, in which somebody else would ask. The stop within
     * « député.es » ends no sentence.
     */
    private static final String BETWEEN =
            "(?:(?! qu[ie’] | que | où | dont | prévoi| propos(?!ition))(?:[^.;:]|(?<=\\p{L})\\.(?=\\p{L})))";

    private static final Pattern AMENDEMENT =
            Pattern.compile("^" + first("[^;:.]") + THIS + "(?:,? " + BETWEEN + "{0,160}?)?,? " + ADVERB
                    + "(?:vise|tend|cherche|propose|permet|permettra|permettrait|prévoit|souhaite|entend|demande|consiste|viserait|suggère|vient|se propose"
                    + "|a " + ADVERB
                    + "(?:pour|comme) (?:seul |principal |unique |simple |premier )?(?:objet|objectif|but|ambition|vocation|finalité|effet|intention)s?|a vocation)(?: |(?=,))"
                    + ADVERB + TO);

    private static final String WHO =
            "(?:(?:Par|Avec|Via|À travers|A travers|Dans|Au travers de|par|avec) (?:cet|ce|le présent|notre|ce présent|ce dernier|l’) ?(?:sous-)?amendement(?: "
                    + BETWEEN + "{0,160}?)?,? "
                    + "(?:(?:le groupe|la délégation|les (?:député|auteur|membre|élu|rapporteur|écologiste|socialiste|sénateur|commissaire|collègue)|les? rapporteure?s?|le Gouvernement|la rapporteure|l’auteure?)"
                    + BETWEEN
                    + "{0,190}? |il est |nous )|[Nn]ous |(?:Le groupe|Les député\\S* du groupe|Les auteurs de (?:cet|l’)) "
                    + BETWEEN
                    + "{1,60}? |(?<impersonal>[Ii]l (?:est|vous est) ))";

    private static final Pattern WE = Pattern.compile("^" + FIRST + WHO + ADVERB
            + "(?:propos(?:e|ent|ons|é)|souhait(?:e|ent|ons)|demand(?:e|ent|ons|é)|suggèr(?:e|ent)|suggéré|suggérons|entend(?:ent|ons)?|vis(?:e|ent|ons)"
            + "|veut|veulent|voulons|cherch(?:e|ent|ons)|préconis(?:e|ent|ons|é)|prévoi(?:t|ent)|prévoyons|recommand(?:e|ent|ons|é))(?: que soit)? "
            + ADVERB + TO);

    private static final Pattern WE_OPPOSE = Pattern.compile("^" + FIRST + WHO + ADVERB
            + "(?:s’oppos(?:e|ent)|nous opposons) (?:[a-z]+ment )?(?<rest>(?:à|au|aux) .+)$");

    /** Behind such words « il est proposé » tells what the texte does. */
    private static final Pattern OF_THE_TEXTE = Pattern.compile(
            "(?i).*\\b(?:en effet|projet|article|gouvernement|plfs?s?|texte|loi|actuellement|aujourd’hui)\\b.*",
            Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern OBJECT = Pattern.compile(
            "^(?:L’objet|L’objectif|Le but|L’ambition|L’intention|La finalité|Le sens) d[eu’] ?(?:cet|ce|présent|l’|notre)? ?(?:sous-)?amendement(?: [^,.;:]{0,80}?)? (?:est|consiste) "
                    + ADVERB + "(?<prep>à |de |d’|en )(?<rest>.+)$");

    /** A verb of change stands right behind the subject: « Cet amendement supprime… ». */
    private static final Pattern DIRECT = Pattern.compile("^" + FIRST + "(?:C’est pourquoi |Aussi |Ainsi )?" + THIS
            + "(?: (?:d(?:u|es) (?:groupe|députés?)|d(?:e |’)\\p{Ll}+)(?:(?! vise)" + BETWEEN + "){0,60}?)?,? (?<verb>"
            + String.join("|", Verbs.PRESENT.keySet()) + ") " + ADVERB + "(?<rest>.+)$");

    /** The amendement again, behind a sentence that was about it. */
    private static final Pattern IT =
            Pattern.compile("^(?:(?:Pour ce faire|À cette fin|Concrètement|Ainsi|Plus précisément), )?[Ii]l (?:ne )?"
                    + ADVERB + "(?:propose|prévoit|vise|consiste) " + ADVERB + TO);

    /** « Amendement de repli visant à… ». */
    private static final Pattern CALLED = Pattern.compile(
            "^(?:Il s’agit d’un |Cet amendement est un )?[Aa]mendement (?:(?!autre|n°)[^,.;:]){0,80}? ?(?:visant|tendant|qui vise) (?<prep>à )(?<rest>.+)$");

    private static final Pattern PROVIDES = Pattern.compile(".*prévo(?:it|ient|yons|i) .{0,20}");

    private static final Pattern INFINITIVE = Pattern.compile(
            "^(?:(?:ne pas|n’|ne plus|ne|mieux|bien|pleinement|davantage|légèrement|totalement|se|s’|y|en|les?|la|l’|lui|leur) ?)*(?!(?:par|sur|pour|leur|notre|votre|encore|être|avoir|hier|fer|mer|premier|dernier|entre|contre|outre|autre|cadre|titre)\\b)\\p{L}+(?:er|ir|re|oir)\\b.*",
            Pattern.UNICODE_CHARACTER_CLASS);

    /** « et à supprimer » goes on from « vise à ». */
    private static final Pattern SECOND_VERB = Pattern.compile(
            "( et| ou|,) (?:à|de|d’) ?(?!compter|partir|savoir|l’instar)(?=(?:(?:en|y|les?|la|ne pas) )?(?:\\p{L}{3,}(?:er|ir|oir)|\\p{L}+(?:dre|ttre|ire|clure|rre))\\b)",
            Pattern.UNICODE_CHARACTER_CLASS);

    private Asking() {}

    /** The infinitive that a sentence asks for, without the formula before it; empty of one that asks for nothing. */
    static Optional<String> in(String sentence) {
        Matcher direct = DIRECT.matcher(sentence);
        if (direct.matches()) {
            return line(Verbs.PRESENT.get(direct.group("verb")) + " " + direct.group("rest"));
        }
        Matcher opposed = WE_OPPOSE.matcher(sentence);
        if (opposed.matches()) {
            return line("s’opposer " + opposed.group("rest"));
        }
        return lines(sentence, WE, AMENDEMENT, OBJECT, CALLED).findFirst();
    }

    /** The same of a sentence behind one that was about the amendement. */
    static Optional<String> further(String sentence) {
        return lines(sentence, IT).findFirst();
    }

    /** What the first formula that fits says, if it says anything. */
    private static Stream<String> lines(String sentence, Pattern... formulae) {
        return Stream.of(formulae)
                .map(formula -> formula.matcher(sentence))
                .filter(Matcher::matches)
                .limit(1)
                .filter(found -> !isOfTheTexte(found))
                .flatMap(found ->
                        told(sentence.substring(0, found.start("prep")), found.group("prep"), found.group("rest"))
                                .stream());
    }

    private static boolean isOfTheTexte(Matcher found) {
        return found.pattern() == WE
                && found.group("impersonal") != null
                && found.group("first") != null
                && OF_THE_TEXTE.matcher(found.group("first")).matches();
    }

    private static Optional<String> told(String before, String preposition, String rest) {
        if (preposition.startsWith("qu")) {
            return line((PROVIDES.matcher(before).matches() ? "prévoir " : "faire en sorte ") + preposition + rest);
        }
        if (preposition.startsWith("à ce qu")) {
            return line("faire en sorte " + preposition.substring("à ce ".length()) + rest);
        }
        Optional<String> verb = preposition.isEmpty() || preposition.equals("à ") ? Verbs.of(rest) : Optional.empty();
        return verb.or(() -> INFINITIVE.matcher(rest).matches() ? Optional.of(rest) : Optional.empty())
                .flatMap(Asking::line);
    }

    private static Optional<String> line(String rest) {
        String line = Sentences.toThePause(SECOND_VERB.matcher(rest).replaceAll("$1 "), LONGEST);
        return rest.endsWith(":") || line.length() < SHORTEST || FrenchText.hasLooseQuote(line)
                ? Optional.empty()
                : Optional.of(FrenchText.capital(line));
    }
}
