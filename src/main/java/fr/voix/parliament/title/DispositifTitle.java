package fr.voix.parliament.title;

import fr.voix.parliament.amendement.Title;
import fr.voix.parliament.amendement.Title.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the one instruction of a dispositif does, where it has one of a few closed forms. What only pays for the change (the
 * {@code gage}) and what follows from it is left out; of two instructions nothing is said.
 */
final class DispositifTitle {

    /** A quoted text or a subject is cut after so many characters. */
    private static final int LONGEST = 200;

    /** What is replaced and what takes its place are read together. */
    private static final int BOTH = 110;

    private static final String QUOTE = "« ([^«»]{1,90}) »";

    private static final String THE = "(?:[Ll]e|[Ll]a|[Ll]es|[Ll]’) ?";

    /** How the thing in quotes is called. */
    private static final String THING =
            "(?:mots?|mots et (?:le|la) \\S+|taux|nombres?|montants?|années?|dates?|chiffres?|sommes?"
                    + "|pourcentages?|durées?|âge|seuil|quantités?|références?|occurrence[^:]{0,40})";

    private static final String BY = THE + THING + " ?:? ?" + QUOTE;

    private static final String LAW = "(?:du code|de la loi|de l’ordonnance) [^,;:«]{4,90}?";

    /** Behind « l ». */
    private static final String LAW_ARTICLE = "(’article [A-Z]{0,2}\\.? ?[\\d-]+(?: ?[A-Za-z]+){0,3}? " + LAW + ")";

    private static final String ITEM =
            "(?:[–•-] ?|(?:[IVX]+|[A-Z]|\\d+°?|[a-z]+\\))(?: ?(?:bis|ter|quater|quinquies)?(?: ?[A-Z]\\b)?)\\.?\\)?"
                    + "(?: \\(nouveau\\))? ?\\.?(?: ?[–-])? )?";

    private static final Rule REPLACED_IN_TEXTE = new Rule(
            "(?:.{0,90}, ?|.{0,60} )?(?:[Ss]ubstituer|[Rr]emplacer) (?:le|la|les|l’|au|aux|à la|à l’) ?" + THING
                    + " ?:? ?" + QUOTE + " ?,? ?(?:par )?" + BY,
            "Remplacer « {1} » par « {2} » à {article}",
            "Replace « {1} » by « {2} » in {article}");

    /** Among mere words, what their exchange means is not to be seen. */
    private static final Predicate<MatchResult> ARE_FIGURES =
            found -> found.group(1).length() + found.group(2).length() <= BOTH
                    && Quantity.isIn(found.group(1))
                    && Quantity.isIn(found.group(2));

    private static final Rule ARTICLE =
            new Rule("Supprimer (?:cet|l’) ?article", "Supprimer {article}", "Delete {article}");

    /** Those that say what is asked. */
    private static final List<Rule> TELLING = List.of(
            new Rule(
                    "(?:« )?(?:(?:Avant|Dans|Au |Chaque |Tous |À compter|En |Pour )[^«»]{3,200}?)?[Ll]e [Gg]ouvernement "
                            + "(?:remet|présente|transmet|publie)(?: au Parlement)?,?.{0,110}?"
                            + " un rapport ((?:sur|relatif|visant|évaluant|portant|présentant|étudiant|détaillant|concernant|d’évaluation"
                            + "|dressant|analysant|examinant|faisant|qui|précisant|permettant|exposant|retraçant|explorant|mesurant"
                            + "|proposant|établissant|chiffrant|estimant|consacré) .*)",
                    "Demander au Gouvernement un rapport {1…}",
                    "Ask the Government for a report « {1…} »"),
            new Rule(
                    "Rédiger ainsi le titre(?: d(?:e la|u) (?:proposition|projet) de loi)? ?:? ?« ?([^«»]{4,140}?) ?»",
                    "Intituler le texte « {1} »",
                    "Name the bill « {1} »"));

    /** Those that put one figure in the place of another. */
    private static final List<Rule> SWAPS = List.of(
            REPLACED_IN_TEXTE.where(ARE_FIGURES),
            new Rule(
                            "(?:À|A|Au|Aux|Dans) .{0,120}?l" + LAW_ARTICLE + ",(?: .{0,60},)? " + BY
                                    + " (?:est|sont) remplacée?s? par " + BY,
                            "Remplacer « {2} » par « {3} » à l{1}",
                            "Replace « {2} » by « {3} » in « l{1} »")
                    .where(found -> Quantity.isIn(found.group(2)) && Quantity.isIn(found.group(3))));

    private static final Rule PARAGRAPHS = new Rule(
            "Supprimer (l’alinéa \\d+|les alinéas \\d+(?:(?:, | et | à )\\d+){1,6})",
            "Supprimer {1} de {article}",
            "Delete {1} of {article}");

    /** Those that say it in the words of the law, which say little to a stranger. */
    private static final List<Rule> LEGAL = List.of(
            new Rule("L" + LAW_ARTICLE + " est (?:abrogé|supprimé)", "Abroger l{1}", "Repeal « l{1} »"),
            new Rule(
                    "(?:.{0,120}, ?)?(?:[Ii]nsérer|[Aa]jouter|[Cc]ompléter .{3,60}? par) (?:" + THE
                            + "|deux |une )(?:mots?|phrases?|mention|année|taux|nombre)"
                            + "(?: suivants?| suivantes?| ainsi rédigée?s?)? ?:? ?« ?,? ?([^«»]{15,160}?) ?»",
                    "Ajouter « {1} » à {article}",
                    "Add « {1} » to {article}"),
            new Rule(
                    "(?:.{0,120}, ?)?[Ss]upprimer " + THE
                            + "(?:mots?|phrases?|mention|année|référence) ?:? ?« ?,? ?([^«»]{15,160}?) ?»",
                    "Supprimer « {1} » à {article}",
                    "Delete « {1} » in {article}"),
            new Rule(
                    "(?:(?:Après|Avant) l’alinéa \\d+,? ?insérer|Compléter (?:cet article|l’alinéa \\d+) par) (?:l’alinéa suivant"
                            + "|un (?:alinéa|\\S+ ?\\S*) ainsi rédigé|la phrase suivante|une phrase ainsi rédigée) ?: ?« "
                            + ITEM
                            + "(?!Après|Le [IVX\\d]|L’article|Au |À la|I |II )([^«»]{40,}?) ?»?",
                    "Ajouter à {article} : « {1…} »",
                    "Add to {article}: « {1…} »"));

    private static final Pattern PART = Pattern.compile("^(?:[IVX]+|[A-Z])(?: ?(?:bis|ter))?\\. ?[–—-] ?");

    private static final String ROMAN = "(?:[IVX]+ ?\\. ?[–—-] ?)?";

    private static final Pattern PAYS = Pattern.compile(
            ROMAN + "(?:« ?)?" + ROMAN + "(?:« ?)?(?:La perte|Les pertes|La charge|Les charges"
                    + "|L’éventuelle perte|Les éventuel|Le I n’est|Le I ne|Les dispositions du I|Les I |La majoration|Le I est compensé|Le I s’applique).*");

    private static final Pattern ADDS_PAYMENT =
            Pattern.compile(ROMAN + "(?:En conséquence, )?[Cc]ompléter cet article par (?:l’alinéa suivant"
                    + "|les (?:deux|trois|quatre) alinéas suivants|un .{1,12} ainsi rédigé) ?:?");

    private static final Pattern CONSEQUENCE = Pattern.compile(
            ROMAN + "En conséquence,? .*(?:mêmes? (?:substitution|suppression|modification)s?|[Ss]upprimer) ?.*");

    private static final Pattern DELETES = Pattern.compile("(?:.{0,90}, ?)?[Ss]upprimer ");

    private final String instruction;
    private final Optional<Article> article;

    /** @param article empty where the amendement is about no article that stands in the texte */
    DispositifTitle(String dispositif, Optional<Article> article) {
        this.instruction = instruction(FrenchText.paragraphs(dispositif));
        this.article = article;
    }

    Optional<Title> telling() {
        return first(TELLING);
    }

    /** Where neither that nor the authors name a measure. */
    Optional<Title> legal() {
        return first(SWAPS).or(() -> first(LEGAL));
    }

    /** Of the whole article. */
    Optional<Deletion> article() {
        return ARTICLE.title(instruction, article)
                .map(plain -> new Deletion(
                        plain,
                        "(?:cet|présent) article|article "
                                + Pattern.quote(article.orElseThrow().number())));
    }

    Optional<Deletion> paragraphs() {
        Matcher found = PARAGRAPHS.form.matcher(instruction);
        return PARAGRAPHS
                .title(instruction, article)
                .filter(plain -> found.matches())
                .map(plain -> new Deletion(
                        plain,
                        "cet alinéa|ces alinéas|présents? alinéas?|"
                                + Pattern.quote(found.group(1).replaceFirst("^(?:l’|les )", ""))));
    }

    /**
     * Whether this may be said of it: where all that is done is to put one figure in the place of another, it names the new one
     * or by how much, where paragraphs are deleted, it names no others, and what is opposed is deleted.
     */
    boolean allows(Title title) {
        if (title.text().startsWith("S’opposer")
                && !DELETES.matcher(instruction).lookingAt()) {
            return false;
        }
        Matcher paragraphs = PARAGRAPHS.form.matcher(instruction);
        if (paragraphs.matches() && title.text().contains("alinéa")) {
            return title.text().contains(paragraphs.group(1).replaceFirst("^(?:l’|les )", ""));
        }
        return SWAPS.stream()
                .map(rule -> rule.form.matcher(instruction))
                .filter(Matcher::matches)
                .filter(found -> Quantity.isIn(found.group(found.groupCount())))
                .findFirst()
                .map(found -> Quantity.isChangeIn(
                        title.text(), found.group(found.groupCount() - 1), found.group(found.groupCount())))
                .orElse(true);
    }

    private Optional<Title> first(List<Rule> rules) {
        return rules.stream()
                .flatMap(rule -> rule.title(instruction, article).stream())
                .findFirst();
    }

    /** On one line, without what pays for the change or merely follows from it. */
    private static String instruction(List<String> paragraphs) {
        List<String> kept = new ArrayList<>();
        for (String paragraph : paragraphs) {
            boolean isFirst = kept.isEmpty();
            if (PAYS.matcher(paragraph).matches()
                    || !isFirst && ADDS_PAYMENT.matcher(paragraph).matches()) {
                break;
            }
            if (isFirst || !CONSEQUENCE.matcher(paragraph).matches()) {
                kept.add(paragraph);
            }
        }
        return PART.matcher(String.join(" ", kept)).replaceFirst("");
    }

    /**
     * One form of instruction and how it is told.
     *
     * @param french with {@code {article}} for the article, {@code {1}} for what a group found, {@code {1…}} for its beginning
     */
    private record Rule(Pattern form, Predicate<MatchResult> where, String french, String english) {

        /** What is left where a text is too long to be shown and has no pause. */
        private static final Pattern NOTHING = Pattern.compile("« +»| $");

        private static final Pattern FIELD = Pattern.compile("\\{(article|\\d)(…?)}");

        Rule(String form, String french, String english) {
            this(Pattern.compile(form + "[ .]*", Pattern.UNICODE_CHARACTER_CLASS), found -> true, french, english);
        }

        Rule where(Predicate<MatchResult> condition) {
            return new Rule(form, condition, french, english);
        }

        Optional<Title> title(String instruction, Optional<Article> article) {
            Matcher found = form.matcher(instruction);
            return french.contains("{article}") && article.isEmpty() || !found.matches() || !where.test(found)
                    ? Optional.empty()
                    : Optional.of(new Title(
                                    filled(french, found, article, false),
                                    filled(english, found, article, true),
                                    Origin.DISPOSITIF))
                            .filter(title -> !NOTHING.matcher(title.text()).find());
        }

        private static String filled(String line, Matcher found, Optional<Article> article, boolean isEnglish) {
            return FIELD.matcher(line).replaceAll(field -> {
                if (field.group(1).equals("article")) {
                    return Matcher.quoteReplacement(
                            isEnglish
                                    ? article.orElseThrow().inEnglish()
                                    : article.orElseThrow().inFrench());
                }
                String words = found.group(Integer.parseInt(field.group(1))).strip();
                String shown = field.group(2).isEmpty()
                        ? words
                        : Sentences.toThePause(Sentences.of(words).getFirst(), LONGEST);
                return Matcher.quoteReplacement(isEnglish ? Article.paragraphs(shown) : shown);
            });
        }
    }
}
