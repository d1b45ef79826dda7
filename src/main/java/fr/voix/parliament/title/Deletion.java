package fr.voix.parliament.title;

import fr.voix.parliament.amendement.Title;
import fr.voix.parliament.amendement.Title.Origin;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An article or some paragraphs that an amendement deletes: what its authors say that they do, for somebody who has not read
 * them.
 *
 * @param plain « Supprimer l’article 11 »
 * @param name a pattern of how the authors call what is deleted
 */
record Deletion(Title plain, String name) {

    private static final int LONGEST = 220;

    /** Further on, something else is called the same. */
    private static final int SENTENCES = 4;

    /** The facts that a provision may be said to bring about; no judgements. */
    private static final String DOES =
            "(?<does>(?:prévoi(?:t|ent)|vis(?:e|ent) à|propos(?:e|ent) (?:de|d’)|instaur(?:e|ent)|crée(?:nt)?"
                    + "|autoris(?:e|ent)|permet(?:tent)?|supprim(?:e|ent)|impos(?:e|ent)|éten(?:d|dent)|introdui(?:t|sent)|modifi(?:e|ent)"
                    + "|exclu(?:t|ent)|oblig(?:e|ent)|invit(?:e|ent)|fix(?:e|ent)|limit(?:e|ent)|abrog(?:e|ent)|rédui(?:t|sent)"
                    + "|augment(?:e|ent)|transform(?:e|ent)|confi(?:e|ent)|met(?:tent)? (?:en place|fin)|interdi(?:t|sent)|rempla(?:ce|cent)"
                    + "|substitu(?:e|ent)|gèle|prolonge|reporte|institue|inscrit|anticipe|entend(?:ent)?|reconduit|élargi(?:t|ssent)"
                    + "|encadre|engage|précise|rétabli(?:t|ssent)|ouvr(?:e|ent)) .+)";

    private static final String OF_TEXTE =
            "(?: d(?:u|e la|e cette) (?:présente? )?(?:projet|proposition|PLF|PLFSS|texte)[^,.;:«»]{0,60}?)?";

    /** What ends there is told elsewhere. */
    private static final Pattern POINTS_BACK =
            Pattern.compile("(?i).*\\b(?:cet|cette|ces|ceux|celui|celle|celles|ladite|ledit|présente?)\\b.*");

    /** With what it is said to do; empty where nobody says it shortly. */
    Optional<Title> told(List<String> sentences) {
        Pattern itself = Pattern.compile("^(?:Le |L’|Les )?(?i:" + name + ")" + OF_TEXTE + " " + DOES);
        Pattern relative = Pattern.compile(
                ".*(?i:suppr\\p{L}+) .{0,30}?(?i:" + name + ")" + OF_TEXTE + ",? (?:qui|lequel|lesquels) " + DOES);
        return sentences.stream()
                .limit(SENTENCES)
                .map(sentence -> sentence.replace("1 er", "1er").replace("article premier", "article 1er"))
                .flatMap(sentence -> Optional.of(itself.matcher(sentence))
                        .filter(Matcher::matches)
                        .or(() -> Optional.of(relative.matcher(sentence)).filter(Matcher::matches))
                        .stream())
                .map(found -> Sentences.toThePause(
                        found.group("does"), LONGEST - plain.text().length()))
                .filter(does -> !does.isEmpty()
                        && !FrenchText.hasLooseQuote(does)
                        && !POINTS_BACK.matcher(does).matches())
                .findFirst()
                .map(does -> new Title(plain.text() + ", qui " + does, plain.english(), Origin.EXPOSE));
    }
}
