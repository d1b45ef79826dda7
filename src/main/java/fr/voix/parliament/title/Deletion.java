package fr.voix.parliament.title;

import fr.voix.parliament.amendement.Title;
import fr.voix.parliament.amendement.Title.Origin;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An article that an amendement deletes: what its authors say that it does, for somebody who has not read it.
 *
 * @param plain « Supprimer l’article 11 »
 */
record Deletion(Title plain, String number) {

    private static final int LONGEST = 220;

    /** Further on, something else is called the same. */
    private static final int SENTENCES = 4;

    /** The facts that a provision may be said to bring about; no judgements. */
    private static final String DOES =
            "(?<does>(?:prévoit|vise à|propose (?:de|d’)|instaure|crée|autorise|permet|supprime|impose|étend|introduit|modifie|exclut|oblige"
                    + "|invite|fixe|limite|abroge|réduit|augmente|transforme|confie|met (?:en place|fin)|interdit|remplace|substitue|gèle|prolonge"
                    + "|reporte|institue|inscrit|anticipe|entend|reconduit|élargit|encadre|engage|précise|rétablit|ouvre) .+)";

    private static final String OF_TEXTE =
            "(?: d(?:u|e la|e cette) (?:présente? )?(?:projet|proposition|PLF|PLFSS|texte)[^,.;:«»]{0,60}?)?";

    /** With what it is said to do; empty where nobody says it shortly. */
    Optional<Title> told(List<String> sentences) {
        String itself = "(?i:cet article|présent article|article " + Pattern.quote(number) + ")" + OF_TEXTE;
        Pattern told = Pattern.compile(
                "^(?:(?:Le |L’)?" + itself + "|.*(?i:suppr\\p{L}+) .{0,30}?" + itself + ",? (?:qui|lequel)) " + DOES);
        return sentences.stream()
                .limit(SENTENCES)
                .map(sentence -> sentence.replace("1 er", "1er").replace("article premier", "article 1er"))
                .flatMap(sentence -> Stream.of(told.matcher(sentence)).filter(Matcher::matches))
                .map(found -> Sentences.toThePause(
                        found.group("does"), LONGEST - plain.text().length()))
                .filter(does -> !does.isEmpty() && !FrenchText.hasLooseQuote(does) && !Doubt.pointsBack(does))
                .findFirst()
                .map(does -> new Title(plain.text() + ", qui " + does, plain.english(), Origin.EXPOSE));
    }
}
