package fr.voix.parliament.title;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One of the instructions of a dispositif. A title tells of it if it names the figure that is set, or shares a word with it; so
 * one of two measures is not told as if it were all.
 */
record DispositifPart(String text) {

    private static final String ROMAN = "(?:[IVX]+(?: ?(?:bis|ter))? ?\\.? ?[–—-] ?)?";

    private static final Pattern HEAD = Pattern.compile(
            "(?:[IVX]+(?: ?(?:bis|ter))? ?\\.? ?[–—-]|[A-Z]\\.? ?[–—-]|\\d+ ?°|[a-z]\\) |[–—-] |En conséquence|Compléter cet article par)");

    /** The {@code gage}: what only pays for the change. */
    private static final Pattern PAYS = Pattern.compile(
            ROMAN + "(?:« ?)?" + ROMAN + "(?:« ?)?(?:La perte|Les pertes|La charge|Les charges"
                    + "|L’éventuelle perte|Les éventuel|Le I n’est|Le I ne|Les dispositions du I|Les I |La majoration|Le I est compensé|Le I s’applique).*");

    /** What brings in the gage, applies or repeats a change, or only opens a list. */
    private static final Pattern FOLLOWS = Pattern.compile(ROMAN
            + "(?:(?:En conséquence, )?[Cc]ompléter cet article par (?:l’alinéa suivant|les (?:deux|trois|quatre) alinéas suivants|un .{1,12} ainsi rédigé) ?:?"
            + "|En conséquence,? .*(?:mêmes? (?:substitution|suppression|modification|insertion)s?|[Ss]upprimer) ?.*|Il est procédé à la même .*"
            + "|(?:Les? [IVX]+|Le présent (?:article|I)|La présente loi|Les? présente?s? .*) (?:entre|s’applique|est applicable|sont applicables).*|Un décret .*)"
            + "|.* ainsi modifiée?s? ?:?");

    /** What changes something; the rest is the text of a new law. */
    private static final Pattern CHANGES =
            Pattern.compile("(?i)remplac|suppr|abrog|insér|ajout|complét|rédig|substitu|rétabl");

    /** Deletions, but not of a whole article of law, and references; they hold no words that a title could share. */
    private static final Pattern WORDLESS = Pattern.compile(
            "(?i)^(?!.{0,12}(?:l’article|les articles) [^«»]*(?:abrogé|supprimé)).*(?:suppr|abrog|référence|mention |« \\p{L}+ième »)");

    private static final Pattern DELETES = Pattern.compile("Supprimer|Abroger");

    private static final String QUOTE = "« ?([^«»]{1,90}?) ?»";

    private static final Pattern SWAP = Pattern.compile(
            "(?iU)(?:\\b(?:les?|la|aux?) |l’ ?)(?:mots?|mots et (?:le|la) \\S+|taux|nombres?|montants?|années?|dates?|chiffres?|sommes?"
                    + "|pourcentages?|durées?|âge|seuil|quantités?|occurrence[^:]{0,40}) ?:? ?" + QUOTE
                    + " ?,? ?(?:(?:est|sont) remplacée?s? )?(?:par )?(?:les? |la |l’ ?)(?:\\S+|mots et (?:le|la) \\S+) ?:? ?"
                    + QUOTE);

    private static final Pattern BY =
            Pattern.compile("\\p{L}+ (?:de |d’)(\\S+ (?:mois|ans?|jours?|heures?|points?)\\b)(?! à)");

    private static final Pattern LASTS = Pattern.compile(
            "(?:Pérenniser|Prolonger|Proroger|Reconduire|Décaler|Reporter|Repousser|Retarder|Avancer|Anticiper|Maintenir) .*");

    private static final Pattern YEAR = Pattern.compile("\\b20\\d\\d\\b");

    private static final Pattern LAW =
            Pattern.compile("(?:du code|de la loi|de l’ordonnance|du livre des procédures)[^,;:«»]{0,60}");

    /** A word is known by its beginning, in whatever form it stands. */
    private static final int STEM = 5;

    /** A dispositif of so many words writes a text; one of so many words of a title must stand there. */
    private static final int LONG = 12;

    private static final int SHARED = 3;

    private static final Set<String> OF_EVERY_INSTRUCTION = stems("""
            articles alinéas insérer insérés remplacé supprimé supprimer complété rédigé rédiger phrase première dernière second deuxième
            troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième alors mentionné prévu compter
            substituer suivant modifié conséquence abrogé début avant après occurrence référence paragraphe section chapitre titre livre
            partie présent notamment cette lesquels dispositions application lorsque conditions décret ajouté tableau ligne colonne ainsi
            leurs entre toute autres soient montant nombre année
            """).collect(Collectors.toUnmodifiableSet());

    /** A figure in the place of another. */
    record Swap(String old, String fresh) {

        /** « De six mois » is by how much, not to what. */
        boolean isNamed(String text) {
            Matcher by = BY.matcher(text);
            return !(by.lookingAt() && Quantity.isChangeIn(by.group(1), "", fresh))
                            && Quantity.isChangeIn(text, old, fresh)
                    || LASTS.matcher(text).matches() && YEAR.matcher(fresh).find();
        }

        String told() {
            return " (« %s » au lieu de « %s »)".formatted(fresh, old);
        }
    }

    /** Those of a dispositif, each on one line, without what pays for the change or merely follows from it. */
    static List<DispositifPart> of(List<String> paragraphs) {
        List<String> parts = new ArrayList<>();
        for (String paragraph : paragraphs) {
            if (PAYS.matcher(paragraph).matches()) {
                break;
            }
            if (parts.isEmpty() || HEAD.matcher(paragraph).lookingAt()) {
                parts.add(paragraph);
            } else {
                parts.add(parts.removeLast() + " " + paragraph);
            }
        }
        List<String> own =
                parts.stream().filter(part -> !FOLLOWS.matcher(part).matches()).toList();
        return (own.isEmpty() ? parts : own).stream().map(DispositifPart::new).toList();
    }

    Optional<Swap> figures() {
        return SWAP.matcher(text)
                .results()
                .limit(1)
                .filter(swap -> Quantity.isIn(swap.group(1)) && Quantity.isIn(swap.group(2)))
                .map(swap -> new Swap(swap.group(1), swap.group(2)))
                .findFirst();
    }

    /** Where there is no other: a figure that is replaced must be named, or that it becomes more or less. */
    boolean isToldAlone(String title) {
        return figures()
                .map(swap -> swap.isNamed(title)
                        || Doubt.isOfQuantity(title) && !BY.matcher(title).lookingAt())
                .orElse(true);
    }

    /** Beside others. */
    boolean isTold(String title) {
        Optional<Swap> figures = figures();
        Set<String> words = words(text);
        boolean isWordless = figures.isEmpty()
                && words.isEmpty()
                && (WORDLESS.matcher(text).find() || DELETES.matcher(title).lookingAt());
        return isWordless
                || !CHANGES.matcher(text).find()
                || figures.filter(swap -> swap.isNamed(title)).isPresent()
                || words(title).stream().anyMatch(words::contains);
    }

    /** Whether words of the authors are about a text that is written, or about something else. */
    static boolean isAbout(String title, String instruction) {
        Set<String> written = words(instruction);
        Set<String> said = words(title);
        return written.size() < LONG || said.stream().filter(written::contains).count() * SHARED >= said.size();
    }

    private static Set<String> words(String text) {
        return stems(LAW.matcher(text).replaceAll(" "))
                .filter(stem -> !OF_EVERY_INSTRUCTION.contains(stem))
                .collect(Collectors.toSet());
    }

    private static Stream<String> stems(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.FRENCH);
        return Stream.of(plain.split("[^a-z]+"))
                .filter(word -> word.length() >= STEM)
                .map(word -> word.substring(0, STEM));
    }
}
