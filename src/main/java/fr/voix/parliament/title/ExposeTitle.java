package fr.voix.parliament.title;

import fr.voix.parliament.amendement.Title;
import fr.voix.parliament.amendement.Title.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first sentence of the authors' reasons that says what they ask, without the formulae before it. */
final class ExposeTitle {

    /** So many sentences are looked through. */
    private static final int SENTENCES = 25;

    /** Further on, authors ask for something else. */
    private static final int ASKED = 3;

    /** A longer sentence is not read: it would be cut before it says anything. */
    private static final int LONGEST_READ = 1_000;

    private static final Pattern ASKS = Pattern.compile(
            ".*(?:amendement|nous|[Ii]l est|groupe).{0,60}\\b(?:propos|vis|souhait|prévoi|demand).*|^Il \\p{Ll}+ (?:également|aussi|enfin|par ailleurs|en outre|de plus) .*"
                    + "|^(?:Par ailleurs|En outre|De plus|Enfin), (?:il|elle|l’amendement) (?:propose|prévoit|est prévu|vise|"
                    + String.join("|", Verbs.PRESENT.keySet()) + ") .*");

    /** One of several things is told. */
    private static final Pattern ONE_OF_SEVERAL = Pattern.compile(
            "(?i).*\\b(?:tout d’abord|d’abord|d’une part|en premier lieu|en son I\\b|premièrement|^le (?:I|1°|A) d[eu]|dans un premier temps|à la fois|plusieurs (?:mesures|modifications)|deux (?:mesures|modifications|choses|points)|trois mesures)\\b.*",
            Pattern.UNICODE_CHARACTER_CLASS);

    /** Another thing is told, or how far what was told goes. */
    private static final Pattern ANOTHER = Pattern.compile(
            "(?i)^(?:il \\p{L}+ aussi\\b.*|.{0,60}\\b(?:également|en outre|par ailleurs|en second lieu|d’autre part|deuxièmement|enfin|de plus|pour les mêmes motifs)\\b.*|\\(?(?:ii|2)[°)].*|(?:néanmoins|toutefois|cependant)\\b.*)",
            Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern EDITORIAL = Pattern.compile(
            "^(?:Cet amendement est (?:un amendement )?|Le présent amendement est (?:un amendement )?|Il s’agit d’un amendement |Ceci est un amendement )?(?:[Aa]mendement |[Ss]ous-amendement )?(?:purement |strictement )?(?:de |d’)?(?<kind>(?:[Rr]édactionnel(?:le)?|[Cc]oordination|[Pp]récision(?: rédactionnelle| juridique)?|[Cc]ohérence|[Cc]larification(?: rédactionnelle)?|[Aa]mélioration rédactionnelle|[Cc]orrection (?:rédactionnelle|légistique|d’une erreur (?:de référence|matérielle)))(?: et de (?:coordination|précision|cohérence|clarification))?)\\.?$");

    /** A quote that is not closed where the sentence ends. */
    private static final Pattern LOOSE = Pattern.compile("^[«\"“] ?");

    private final List<String> asked = new ArrayList<>();
    private final Optional<Title> editorial;
    private final List<String> sentences;

    ExposeTitle(String expose, Optional<Article> article) {
        sentences = joined(FrenchText.firstParagraphs(expose)).stream()
                .flatMap(paragraph -> Sentences.of(paragraph).stream())
                .map(sentence -> FrenchText.hasLooseQuote(sentence)
                        ? LOOSE.matcher(sentence).replaceFirst("")
                        : sentence)
                .filter(sentence -> sentence.length() <= LONGEST_READ)
                .limit(SENTENCES)
                .toList();
        editorial = sentences.isEmpty() ? Optional.empty() : editorial(sentences.getFirst(), article);
        boolean isAboutIt = false;
        for (String one : sentences) {
            boolean follows = isAboutIt;
            String sentence = article.map(known -> known.named(one)).orElse(one);
            Optional<String> line = Asking.in(sentence).or(() -> follows ? Asking.further(sentence) : Optional.empty());
            boolean isAsked = line.isPresent() || ASKS.matcher(sentence).matches();
            if (isAsked
                    && (ANOTHER.matcher(sentence).matches()
                            || ONE_OF_SEVERAL.matcher(sentence).matches())) {
                asked.clear();
                return;
            }
            line.ifPresent(asked::add);
            isAboutIt = isAsked;
        }
    }

    /** Those that a break within a sentence cut are one. */
    private static List<String> joined(List<String> paragraphs) {
        List<String> joined = new ArrayList<>();
        for (String paragraph : paragraphs) {
            boolean goesOn = !joined.isEmpty()
                    && Character.isLowerCase(paragraph.charAt(0))
                    && Character.isLetter(
                            joined.getLast().charAt(joined.getLast().length() - 1));
            if (goesOn) {
                joined.add(joined.removeLast() + " " + paragraph);
            } else {
                joined.add(paragraph);
            }
        }
        return joined;
    }

    /** What is asked, where it is a measure. */
    Optional<Title> measure(Predicate<Title> isAllowed) {
        return asked.stream()
                .limit(ASKED)
                .filter(line -> !Doubt.of(line))
                .map(line -> new Title(line, null, Origin.EXPOSE))
                .filter(isAllowed)
                .findFirst()
                .or(() -> editorial);
    }

    /** What is deleted, with what it does. */
    Optional<Title> told(Deletion deletion) {
        return deletion.told(sentences);
    }

    private static Optional<Title> editorial(String first, Optional<Article> article) {
        Matcher editorial = EDITORIAL.matcher(first);
        Optional<Article> place = article.filter(one -> !one.equals(Article.AMENDEMENT));
        if (!editorial.matches() || place.isEmpty()) {
            return Optional.empty();
        }
        String kind = editorial.group("kind").toLowerCase(Locale.FRENCH);
        String of = kind.startsWith("rédactionnel")
                ? kind.replaceFirst("^rédactionnelle", "rédactionnel")
                : (kind.startsWith("a") ? "d’" : "de ") + kind;
        return place.map(known -> new Title("Amendement " + of + " à " + known.inFrench(), null, Origin.EXPOSE));
    }
}
