package fr.voix.parliament.title;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where sentences of official French end. */
final class Sentences {

    private static final Pattern END = Pattern.compile("[.!?…](?: »| ?\\))? (?=[A-ZÀÂÇÉÈÊÎÔÛŒ«•-])|(?<=:) (?=[-–•1(])");

    private static final int LONGEST_ABBREVIATION = 8;

    /** What a full stop follows without ending a sentence. */
    private static final Pattern ABBREVIATION =
            Pattern.compile("(?i)(?:^|.*[\\s’(])(?:\\p{L}|mm?|mmes?|dr|pr|st|art|al|cf|ex|p|pp|no|n°|chap|[IVX]+)");

    /** Where a sentence that is too long may end: before what only says why. */
    private static final Pattern REASON = Pattern.compile(
            " ?[;:] |,? (?:afin|pour que|dans le but|en vue|dans l’objectif|de manière à|de façon à|conformément|alors que|tandis que"
                    + "|notamment|c’est-à-dire|en cohérence|compte tenu|eu égard|en raison|au vu|face à|puisque|car|ce qui) |, soit (?!.*\\bsoit\\b)|, (?:dispositif|mécanisme|mesure|qui|dont|et donc|dite?s?|lequel|laquelle|lesquels|lesquelles) ");

    /** What follows such words makes the beginning mean something else. */
    private static final Pattern LIMIT = Pattern.compile(
            "(?i)\\b(?:limite|lorsqu|sauf|tels? qu|telles? qu|expériment|seule?s?\\b|condition|hormis|exception|uniquement|hors\\b|à moins|dès lors|\\d[\\d ]*(?:%|€|euros|fois|ans|mois|millions?|milliards?|M€))",
            Pattern.UNICODE_CHARACTER_CLASS);

    /** So much longer may be what has no pause. */
    private static final int SPARE = 30;

    /** What ends so goes on, in a paragraph that was broken off or in a reason that is left out. */
    private static final Pattern BROKEN_OFF = Pattern.compile(
            ".*[ (’](?:des?|du|l[ae]s?|à|aux?|et|ou|en|par|pour|sur|dans|une?|que|qui|soit|visant|en \\p{L}+ant)");

    /** A verb whose object is left out. */
    private static final Pattern CUT_VERB = Pattern.compile(".* (?:et|ou) \\p{L}+(?:er|ir|re)");

    /** A shorter beginning says too little. */
    private static final int LEAST = 60;

    /** What may be left out of a sentence that is too long: an abbreviation, a figure, the place in a law. */
    private static final Pattern ASIDE = Pattern.compile(
            " \\([^()]{2,120}\\)|, (?:à|de) l’article [^,;:«»]{3,80} (?:du code|de la loi|de l’ordonnance)[^,;:«»]{0,100},");

    private Sentences() {}

    static List<String> of(String paragraph) {
        List<String> sentences = new ArrayList<>();
        int from = 0;
        Matcher end = END.matcher(paragraph);
        while (end.find()) {
            boolean isAbbreviation = paragraph.charAt(end.start()) == '.'
                    && ABBREVIATION
                            .matcher(paragraph.substring(
                                    Math.max(from, end.start() - LONGEST_ABBREVIATION), end.start()))
                            .matches();
            if (!isAbbreviation) {
                sentences.add(paragraph.substring(from, end.end()).strip());
                from = end.end();
            }
        }
        String rest = paragraph.substring(from).strip();
        if (!rest.isEmpty()) {
            sentences.add(rest);
        }
        return sentences;
    }

    /** Without its full stop; what is longer ends with « … » before it says why. Empty where it does not, or is no whole one. */
    static String toThePause(String sentence, int longest) {
        String whole = sentence.replaceFirst("\\s*[.;:,]+$", "");
        if (whole.length() <= longest) {
            return BROKEN_OFF.matcher(whole).matches() ? "" : whole;
        }
        Matcher pause = REASON.matcher(whole);
        while (pause.find() && pause.start() <= longest + SPARE) {
            boolean isWhole = pause.start() >= LEAST
                    && !LIMIT.matcher(whole.substring(pause.start())).find()
                    && !BROKEN_OFF.matcher(whole.substring(0, pause.start())).matches()
                    && !CUT_VERB.matcher(whole.substring(0, pause.start())).matches()
                    && whole.substring(0, pause.start())
                                    .chars()
                                    .filter(c -> c == '(')
                                    .count()
                            == whole.substring(0, pause.start())
                                    .chars()
                                    .filter(c -> c == ')')
                                    .count();
            if (isWhole) {
                return whole.substring(0, pause.start()) + "…";
            }
        }
        if (whole.length() <= longest + SPARE) {
            return BROKEN_OFF.matcher(whole).matches() ? "" : whole;
        }
        String shorter = ASIDE.matcher(whole).replaceAll("");
        return shorter.equals(whole) ? "" : toThePause(shorter, longest);
    }
}
