package fr.voix.parliament.title;

import fr.voix.parliament.amendement.Title;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the one instruction of a dispositif does, where it has one of a few closed forms. What only pays for the change (the
 * {@code gage}) and what follows from it is left out; of two instructions nothing is said.
 */
final class DispositifTitle {

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
            "(?:Art\\. [^–—]{1,30}[–—] ?)?(?:[–•-] ?|(?:[IVX]+|[A-Z]|\\d+°?|[a-z]+\\))(?: ?(?:bis|ter|quater|quinquies)?(?: ?[A-Z]\\b)?)\\.?\\)?"
                    + "(?: \\(nouveau\\))? ?\\.?(?: ?[–-])? )?";

    /** Words for others; what that means is not to be seen. */
    private static final Instruction EXCHANGED = new Instruction(
            "(?:.{0,90}, ?|.{0,60} )?(?:[Ss]ubstituer|[Rr]emplacer) (?:le|la|les|l’|au|aux|à la|à l’) ?" + THING
                    + " ?:? ?" + QUOTE + " ?,? ?(?:par )?" + BY,
            "Remplacer « {1} » par « {2} » à {article}",
            "Replace « {1} » by « {2} » in {article}");

    private static final Predicate<MatchResult> ARE_FIGURES =
            found -> found.group(1).length() + found.group(2).length() <= BOTH
                    && Quantity.isIn(found.group(1))
                    && Quantity.isIn(found.group(2));

    private static final Instruction ARTICLE =
            new Instruction("Supprimer (?:cet|l’) ?article", "Supprimer {article}", "Delete {article}");

    /** Those that say what is asked. */
    private static final List<Instruction> TELLING = List.of(
            new Instruction(
                    "(?:« )?(?:(?:Avant|Dans|Au |Chaque |Tous |À compter|En |Pour )[^«»]{3,200}?)?[Ll]e [Gg]ouvernement "
                            + "(?:remet|présente|transmet|publie)(?: au Parlement)?,?.{0,110}?"
                            + " un rapport ((?:sur|relatif|visant|évaluant|portant|présentant|étudiant|détaillant|concernant|d’évaluation"
                            + "|dressant|analysant|examinant|faisant|qui|précisant|permettant|exposant|retraçant|explorant|mesurant"
                            + "|proposant|établissant|chiffrant|estimant|consacré) .*)",
                    "Demander au Gouvernement un rapport {1…}",
                    "Ask the Government for a report « {1…} »"),
            new Instruction(
                    "Rédiger ainsi le titre(?: d(?:e la|u) (?:proposition|projet)(?: de loi)?)? ?:? ?« ?([^«»]{4,140}?) ?»",
                    "Intituler le texte « {1} »",
                    "Name the bill « {1} »"));

    /** Those that put one figure in the place of another. */
    private static final List<Instruction> SWAPS = List.of(
            EXCHANGED.where(ARE_FIGURES),
            new Instruction(
                            "(?:À|A|Au|Aux|Dans) .{0,120}?l" + LAW_ARTICLE + ",(?: .{0,60},)? " + BY
                                    + " (?:est|sont) remplacée?s? par " + BY,
                            "Remplacer « {2} » par « {3} » à l{1}",
                            "Replace « {2} » by « {3} » in « l{1} »")
                    .where(found -> Quantity.isIn(found.group(2)) && Quantity.isIn(found.group(3))));

    private static final Instruction PARAGRAPHS = new Instruction(
            "Supprimer (l’alinéa \\d+|les alinéas \\d+(?:(?:, | et | à )\\d+){1,6})",
            "Supprimer {1} de {article}",
            "Delete {1} of {article}");

    /** An item of a list, and what wants the words before it. */
    private static final Pattern LEANS = Pattern.compile(
            "(?iU); ?$|\\b(?:ces|cette|cet|dispositif|présent)\\b|\\b(?:prévu|mentionné|visé)e?s? (?:au|à l’)|\\bL\\. ?\\d");

    /** Where an instruction stands; with a quote it would be another one. */
    private static final String BEFORE = "(?:[^«»]{0,120}, ?)?";

    /** Words that are added or taken out. */
    private static final List<Instruction> WORDS = List.of(
            new Instruction(
                    BEFORE + "[Aa]près (?:le|la|les) [^«»:]{0,40}mots? ?: ?« ([^«»]{2,60}?) » ?,? ?(?:insérer|ajouter) "
                            + THE + "(?:mots?|phrases?|mention) ?: ?« ?,? ?([^«»]{2,160}?) ?»",
                    "Ajouter « {2} » après « {1} » à {article}",
                    "Add « {2} » behind « {1} » in {article}"),
            new Instruction(
                    BEFORE + "(?:[Ii]nsérer|[Aa]jouter|[Cc]ompléter .{3,60}? par) (?:" + THE
                            + "|deux |une )(?:mots?|phrases?|mention|année|taux|nombre)"
                            + "(?: suivants?| suivantes?| ainsi rédigée?s?)? ?:? ?« ?,? ?([^«»]{2,160}?) ?»",
                    "Ajouter « {1} » à {article}",
                    "Add « {1} » to {article}"),
            new Instruction(
                    BEFORE + "[Ss]upprimer " + THE
                            + "(?:mots?|phrases?|mention|année|référence) ?:? ?« ?,? ?([^«»]{2,160}?) ?»",
                    "Supprimer « {1} » à {article}",
                    "Delete « {1} » in {article}"));

    /** So many say by themselves what they are about. */
    private static final int TELLING_WORDS = 60;

    private static final Instruction INSERTED = new Instruction(
            "(?:(?:Après|Avant) l’alinéa \\d+,? ?insérer|Compléter (?:cet article|l’alinéa \\d+) par) (?:l’alinéa suivant"
                    + "|un (?:alinéa|\\S+ ?\\S*) ainsi rédigé|la phrase suivante|une phrase ainsi rédigée) ?: ?« "
                    + ITEM
                    + "(?!Après|Le [IVX\\d]|L’article|Au |À la|I |II )([^«»]{40,}?) ?»?",
            "Ajouter à {article} : « {1…} »",
            "Add to {article}: « {1…} »");

    /** Those that write whole sentences or many words. */
    private static final List<Instruction> SENTENCES = Stream.concat(
                    Stream.of(
                            INSERTED.where(
                                    found -> !LEANS.matcher(found.group(1).replaceFirst(" ?; ?$", ""))
                                            .find()),
                            new Instruction(
                                            "(?:[^«»]{0,200} )?du (code [^,;:«»]{4,80}?|livre des procédures fiscales),? (?:(?:il )?est (?:inséré|ajouté)|est complétée? par)"
                                                    + " [^«»:]{0,80} ainsi rédigée? ?: ?« " + ITEM
                                                    + "(?!Après|Le [IVX\\d]|L’article|Au |À la|I |II |Art|C[et]+s? |Ils? |Elles? )([^«»]{40,210}?) ?»?",
                                            "Ajouter au {1} : « {2} »",
                                            "Add to the « {1} »: « {2} »")
                                    .where(found ->
                                            !LEANS.matcher(found.group(2)).find()),
                            new Instruction(
                                    "(?:(?:À compter|Au titre|Pour|Pendant)[^«»]{0,80}, )?[Ii]l est (?:institué|instauré|créé)(?:, [^,«»]{3,80},)? (un.*)",
                                    "Instituer {1…}",
                                    "Create « {1…} »")),
                    WORDS.stream().map(rule -> rule.where(DispositifTitle::isTelling)))
            .toList();

    /** Those of which a stranger wants to know what they are about. */
    private static final List<Instruction> PIECES = Stream.of(
                    SWAPS,
                    WORDS,
                    List.of(
                            EXCHANGED,
                            INSERTED,
                            PARAGRAPHS,
                            new Instruction(
                                    "L" + LAW_ARTICLE + " est (?:abrogé|supprimé)", "Abroger l{1}", "Repeal « l{1} »")))
            .flatMap(List::stream)
            .toList();

    private static final Pattern PART = Pattern.compile("^(?:[IVX]+|[A-Z])(?: ?(?:bis|ter))?\\. ?[–—-] ?");

    private static final String ROMAN = "(?:[IVX]+ ?\\.? ?[–—-] ?)?";

    private static final Pattern PAYS = Pattern.compile(
            ROMAN + "(?:« ?)?" + ROMAN + "(?:« ?)?(?:La perte|Les pertes|La charge|Les charges"
                    + "|L’éventuelle perte|Les éventuel|Le I n’est|Le I ne|Les dispositions du I|Les I |La majoration|Le I est compensé|Le I s’applique).*");

    private static final Pattern ADDS_PAYMENT =
            Pattern.compile(ROMAN + "(?:En conséquence, )?[Cc]ompléter cet article par (?:l’alinéa suivant"
                    + "|les (?:deux|trois|quatre) alinéas suivants|un .{1,12} ainsi rédigé) ?:?");

    private static final Pattern CONSEQUENCE = Pattern.compile(
            ROMAN + "En conséquence,? .*(?:mêmes? (?:substitution|suppression|modification)s?|[Ss]upprimer) ?.*");

    private static final Pattern LASTS = Pattern.compile(
            "(?:Pérenniser|Prolonger|Proroger|Reconduire|Décaler|Reporter|Repousser|Retarder|Avancer|Anticiper|Maintenir) .*");

    private static final Pattern YEAR = Pattern.compile("\\b20\\d\\d\\b");

    private static final Pattern DELETION = Pattern.compile("alinéas? \\d|[Ss]uppr(?:im|ession)");

    /** What is rarely another figure. */
    private static final Pattern DISTINCT = Pattern.compile("\\d{3}| %|\\d €");

    /** What takes the place of paragraphs, unless it deletes too. */
    private static final Pattern REWRITES = Pattern.compile("Substituer (?:aux|à l’) ?alin(?!.*(?:supprim|abrog)).*");

    private static final Pattern NEW_RATE =
            Pattern.compile("» ?,? ?(?:(?:est|sont) remplacée?s? )?(?:par )?le taux ?:? ?« ([\\d,]+ ?%) »");

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
    Optional<Title> sentence() {
        return first(SENTENCES);
    }

    /** Where only the authors can say what it is about. */
    Optional<Title> piece() {
        return article.filter(Article.AMENDEMENT::equals).isPresent() ? Optional.empty() : first(PIECES);
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
        Matcher found = PARAGRAPHS.form().matcher(instruction);
        return PARAGRAPHS
                .title(instruction, article)
                .filter(plain -> found.matches())
                .map(plain -> new Deletion(
                        plain,
                        "cet alinéa|ces alinéas|présents? alinéas?|"
                                + Pattern.quote(found.group(1).replaceFirst("^(?:l’|les )", ""))));
    }

    /**
     * Whether this may be said of it: of a figure that is replaced, it must name the new one or by how much, or for how long; of
     * several rates, all or none.
     */
    boolean allows(Title title) {
        return mayBeFor(title)
                && !isOfSomeRates(title.text())
                && swapped()
                        .map(found -> names(found, title.text())
                                || LASTS.matcher(title.text()).matches()
                                        && YEAR.matcher(found.group(found.groupCount()))
                                                .find())
                        .orElse(true);
    }

    boolean names(Title title) {
        return swapped().filter(found -> names(found, title.text())).isPresent();
    }

    /** Whether a sentence tells of a figure that is replaced, or of what is deleted or added. */
    boolean isIn(String sentence) {
        if (PARAGRAPHS.form().matcher(instruction).matches()) {
            return DELETION.matcher(sentence).find();
        }
        return swapped()
                .map(found -> names(found, sentence)
                        || DISTINCT.matcher(found.group(found.groupCount() - 1)).find()
                                && Quantity.isChangeIn(sentence, "", found.group(found.groupCount() - 1)))
                .orElse(false);
    }

    /**
     * Whether it may be done for this: where paragraphs are deleted, it names no others; only what is deleted is opposed, and
     * what is replaced is not called deleted.
     */
    boolean mayBeFor(Title title) {
        Matcher paragraphs = PARAGRAPHS.form().matcher(instruction);
        boolean isOfOthers = paragraphs.matches()
                && (title.text().contains("alinéa") || title.text().startsWith("Supprimer les article"))
                && !title.text().contains(paragraphs.group(1).replaceFirst("^(?:l’|les )", ""));
        return !isOfOthers
                && (!title.text().startsWith("S’opposer") || paragraphs.matches())
                && !(title.text().startsWith("Supprimer")
                        && REWRITES.matcher(instruction).matches());
    }

    private boolean isOfSomeRates(String text) {
        var named = NEW_RATE.matcher(instruction)
                .results()
                .collect(Collectors.partitioningBy(
                        rate -> Quantity.isChangeIn(text, "", rate.group(1)), Collectors.counting()));
        return named.get(true) > 0 && named.get(false) > 0;
    }

    private Optional<MatchResult> swapped() {
        return SWAPS.stream()
                .map(rule -> rule.form().matcher(instruction))
                .filter(Matcher::matches)
                .filter(found -> Quantity.isIn(found.group(found.groupCount())))
                .map(Matcher::toMatchResult)
                .findFirst();
    }

    private static boolean names(MatchResult found, String text) {
        return Quantity.isChangeIn(text, found.group(found.groupCount() - 1), found.group(found.groupCount()));
    }

    private static boolean isTelling(MatchResult found) {
        String words = found.group(found.groupCount());
        return words.length() >= TELLING_WORDS && !LEANS.matcher(words).find();
    }

    private Optional<Title> first(List<Instruction> rules) {
        return rules.stream()
                .flatMap(rule -> rule.title(instruction, article).stream())
                .findFirst();
    }

    /** On one line, without what pays for the change or merely follows from it. */
    private static String instruction(List<String> paragraphs) {
        List<String> kept = new ArrayList<>();
        for (String paragraph : paragraphs) {
            if (PAYS.matcher(paragraph).matches()) {
                if (kept.size() > 1 && ADDS_PAYMENT.matcher(kept.getLast()).matches()) {
                    kept.removeLast();
                }
                break;
            }
            if (kept.isEmpty() || !CONSEQUENCE.matcher(paragraph).matches()) {
                kept.add(paragraph);
            }
        }
        return PART.matcher(String.join(" ", kept)).replaceFirst("");
    }
}
