package fr.voix.parliament.title;

import fr.voix.parliament.amendement.Title;
import fr.voix.parliament.amendement.Title.Origin;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a dispositif does where it has one of a few closed forms, and whether words of the authors tell all that it does. */
final class DispositifTitle {

    private static final String ITEM =
            "(?:Art\\. [^–—]{1,30}[–—] ?)?(?:[–•-] ?|(?:[IVX]+|[A-Z]|\\d+|[a-z]+\\))(?: ?(?:bis|ter|quater|quinquies)?(?: ?[A-Z]\\b)?)\\.?\\)?"
                    + "(?: \\(nouveau\\))? ?\\.?(?: ?[–-])? )?";

    /** Not what stands in a list or wants the words before it. */
    private static final String WHOLE =
            "(?!\\d+ ?°|Bénéfici|Après|Le [IVX\\d]|L’article|Au |À la|I |II |Art|C[et]+s? |Ils? |Elles? |De |D’|Ce rapport)"
                    + "((?:(?!; ?»?$|\\b(?:dispositif|exonéré)\\.? ?»?$|\\b(?:ces|cette|cet|dispositif|présent|précédents?|précitée?s?) |\\b(?:prévu|mentionné|visé)e?s? (?:au|à l’)|\\bL\\. ?\\d)[^«».]){40,210})\\.? ?»?";

    private static final Instruction ARTICLE =
            new Instruction("Supprimer (?:cet|l’) ?article", "Supprimer {article}", "Delete {article}");

    /** Those that say what is asked. */
    private static final List<Instruction> TELLING = List.of(
            new Instruction(
                    "(?:« )?(?:(?:Avant|Dans|Au |Chaque |Tous |À compter|En |Pour )[^«»]{3,200}?)?[Ll]e [Gg]ouvernement "
                            + "(?:remet|présente|transmet|publie)(?: au Parlement)?,?.{0,110}?"
                            + " un rapport ((?:sur|relatif|visant|évaluant|portant|présentant|étudiant|détaillant|concernant|d’évaluation"
                            + "|dressant|analysant|examinant|faisant|qui|précisant|permettant|exposant|retraçant|explorant|mesurant"
                            + "|proposant|établissant|chiffrant|estimant|consacré)"
                            + "(?!.{0,60}(?:des articles|l’article) \\d)"
                            + "(?![^.]*(?:cette mesure|présent )) .*)",
                    "Demander au Gouvernement un rapport {1…}",
                    "Ask the Government for a report « {1…} »"),
            new Instruction(
                    "Rédiger ainsi le titre(?: d(?:e la|u) (?:proposition|projet)(?: de loi)?)? ?:? ?« ?([^«»]{4,140}?) ?»",
                    "Intituler le texte « {1} »",
                    "Name the bill « {1} »"));

    /** Those that write one whole sentence. */
    private static final List<Instruction> SENTENCES = List.of(
            new Instruction(
                    "(?:(?:Après|Avant) l’alinéa \\d+,? ?insérer|Compléter (?:cet article|l’alinéa \\d+) par) (?:l’alinéa suivant"
                            + "|un (?:alinéa|\\S+ ?\\S*) ainsi rédigé|la phrase suivante|une phrase ainsi rédigée) ?: ?« "
                            + ITEM + WHOLE,
                    "Ajouter à {article} : « {1} »",
                    "Add to {article}: « {1} »"),
            new Instruction(
                    "(?:[^«»]{0,200} )?du (code [^,;:«»]{4,80}?),? (?:il est inséré|est complétée? par) un (?:article|alinéa)[^«»:]{0,40} ainsi rédigé ?: ?« "
                            + ITEM + WHOLE,
                    "Ajouter au {1} : « {2} »",
                    "Add to the « {1} »: « {2} »"));

    private static final String ALINEAS = "Supprimer (?:l’|les )?(alinéas? \\d+(?:(?:, | et | à )\\d+){0,6})[ .]*";

    /** Paragraphs that are deleted, and nothing else. */
    private static final Pattern PARAGRAPHS = Pattern.compile(ALINEAS);

    /** Words that cannot be said of an instruction, whatever else it does. */
    private record Clash(Pattern title, Pattern instruction) {

        Clash(String title, String instruction) {
            this(Pattern.compile(title), Pattern.compile(instruction));
        }

        boolean between(String text, String done) {
            return title.matcher(text).matches() && instruction.matcher(done).matches();
        }
    }

    private static final List<Clash> CLASHES = List.of(
            new Clash("S’opposer .*", "(?!" + ALINEAS + "$).*"),
            new Clash("(?:Ajouter|Créer|Introduire|Insérer|Instaurer|Instituer) .*", ALINEAS),
            new Clash(
                    "Supprimer .*",
                    "(?!.*(?:[Ss]uppr|[Aa]brog)).*(?:[Ss]ubstituer (?:aux?|à l’) ?(?:alin|mots? )|remplacés par les mots).*"),
            new Clash(
                    "(?i)(?!.*(?:rapport|bilan|étud|évalu)).*",
                    "[^«»]{0,200}[Gg]ouvernement (?:remet|présente|transmet).{0,200} (?:rapport|bilan).*"),
            new Clash(".*", "Modifier ainsi les autorisations d’engagement.*"));

    private static final Pattern PART = Pattern.compile("^(?:[IVX]+|[A-Z])(?: ?(?:bis|ter))?\\. ?[–—-] ?");

    private final List<DispositifPart> parts;
    private final String instruction;
    private final Optional<Article> article;

    /** @param article empty where the amendement is about no article that stands in the texte */
    DispositifTitle(String dispositif, Optional<Article> article) {
        this.parts = DispositifPart.of(FrenchText.paragraphs(dispositif));
        this.instruction = PART.matcher(parts.stream().map(DispositifPart::text).collect(Collectors.joining(" ")))
                .replaceFirst("");
        this.article = article;
    }

    Optional<Title> telling() {
        return first(TELLING);
    }

    /** Where neither that nor the authors name a measure. */
    Optional<Title> sentence() {
        return first(SENTENCES);
    }

    /** Of the whole article. */
    Optional<Deletion> article() {
        return ARTICLE.title(instruction, article)
                .map(plain -> new Deletion(plain, article.orElseThrow().number()));
    }

    /** Whether this may be said of it: nothing that it does not do, no other paragraphs, and no part of it untold or unread. */
    boolean allows(Title title) {
        String text = title.text();
        Matcher paragraphs = PARAGRAPHS.matcher(instruction);
        boolean isOfOthers = paragraphs.matches()
                && (text.contains("alinéa") || text.startsWith("Supprimer les article"))
                && !text.contains(paragraphs.group(1));
        return !parts.isEmpty()
                && !isOfOthers
                && DispositifPart.isAbout(text, instruction)
                && Quantity.areLimitsIn(instruction, text)
                && CLASHES.stream().noneMatch(clash -> clash.between(text, instruction))
                && (parts.size() == 1
                        ? parts.getFirst().isToldAlone(text)
                        : parts.stream().allMatch(part -> part.isTold(text)));
    }

    /** With the figures, where one takes the place of another and the authors only say that it becomes more or less. */
    Title withFigures(Title title) {
        return (parts.size() == 1 ? parts.getFirst().figures() : Optional.<DispositifPart.Swap>empty())
                .filter(swap -> Doubt.isOfQuantity(title.text()) && !swap.isNamed(title.text()))
                .map(swap -> new Title(title.text() + swap.told(), null, Origin.EXPOSE))
                .orElse(title);
    }

    private Optional<Title> first(List<Instruction> rules) {
        return rules.stream()
                .flatMap(rule -> rule.title(instruction, article).stream())
                .findFirst();
    }
}
