package fr.voix.parliament.title;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Verbs by which amendements change something: the infinitive that a title begins with, by their present and by their noun. */
final class Verbs {

    static final Map<String, String> PRESENT = Map.ofEntries(
            Map.entry("abaisse", "abaisser"),
            Map.entry("abonde", "abonder"),
            Map.entry("abroge", "abroger"),
            Map.entry("ajoute", "ajouter"),
            Map.entry("aligne", "aligner"),
            Map.entry("allonge", "allonger"),
            Map.entry("alloue", "allouer"),
            Map.entry("augmente", "augmenter"),
            Map.entry("autorise", "autoriser"),
            Map.entry("clarifie", "clarifier"),
            Map.entry("complète", "compléter"),
            Map.entry("conditionne", "conditionner"),
            Map.entry("crée", "créer"),
            Map.entry("diminue", "diminuer"),
            Map.entry("double", "doubler"),
            Map.entry("décale", "décaler"),
            Map.entry("encadre", "encadrer"),
            Map.entry("exclut", "exclure"),
            Map.entry("exempte", "exempter"),
            Map.entry("exonère", "exonérer"),
            Map.entry("fixe", "fixer"),
            Map.entry("garantit", "garantir"),
            Map.entry("harmonise", "harmoniser"),
            Map.entry("impose", "imposer"),
            Map.entry("inscrit", "inscrire"),
            Map.entry("instaure", "instaurer"),
            Map.entry("interdit", "interdire"),
            Map.entry("introduit", "introduire"),
            Map.entry("limite", "limiter"),
            Map.entry("maintient", "maintenir"),
            Map.entry("majore", "majorer"),
            Map.entry("oblige", "obliger"),
            Map.entry("ouvre", "ouvrir"),
            Map.entry("plafonne", "plafonner"),
            Map.entry("porte", "porter"),
            Map.entry("prolonge", "prolonger"),
            Map.entry("proroge", "proroger"),
            Map.entry("précise", "préciser"),
            Map.entry("ramène", "ramener"),
            Map.entry("reconnaît", "reconnaître"),
            Map.entry("redéploie", "redéployer"),
            Map.entry("rehausse", "rehausser"),
            Map.entry("relève", "relever"),
            Map.entry("remplace", "remplacer"),
            Map.entry("renforce", "renforcer"),
            Map.entry("reporte", "reporter"),
            Map.entry("restaure", "restaurer"),
            Map.entry("retire", "retirer"),
            Map.entry("revalorise", "revaloriser"),
            Map.entry("réduit", "réduire"),
            Map.entry("rétablit", "rétablir"),
            Map.entry("soumet", "soumettre"),
            Map.entry("supprime", "supprimer"),
            Map.entry("transfère", "transférer"),
            Map.entry("élargit", "élargir"),
            Map.entry("étend", "étendre"));

    private static final Map<String, String> OF_NOUNS = Map.ofEntries(
            Map.entry("abrogation", "abroger"),
            Map.entry("augmentation", "augmenter"),
            Map.entry("baisse", "baisser"),
            Map.entry("création", "créer"),
            Map.entry("extension", "étendre"),
            Map.entry("gel", "geler"),
            Map.entry("généralisation", "généraliser"),
            Map.entry("hausse", "augmenter"),
            Map.entry("indexation", "indexer"),
            Map.entry("instauration", "instaurer"),
            Map.entry("interdiction", "interdire"),
            Map.entry("introduction", "introduire"),
            Map.entry("limitation", "limiter"),
            Map.entry("mise en place", "mettre en place"),
            Map.entry("prolongation", "prolonger"),
            Map.entry("réduction", "réduire"),
            Map.entry("rétablissement", "rétablir"),
            Map.entry("revalorisation", "revaloriser"),
            Map.entry("suppression", "supprimer"),
            Map.entry("taxation", "taxer"));

    private static final Pattern NOUN = Pattern.compile("(?:la|le|l’|une?|les|des) ?(?<noun>"
            + String.join("|", OF_NOUNS.keySet()) + ") (?<of>de (?=la |l’)|d’(?=une? )|du |des )(?<rest>.+)");

    private Verbs() {}

    /** « la suppression du relevé » as « supprimer le relevé »; empty for other nouns. */
    static Optional<String> of(String phrase) {
        Matcher found = NOUN.matcher(phrase);
        if (!found.matches()) {
            return Optional.empty();
        }
        String article = switch (found.group("of")) {
            case "du " -> "le ";
            case "des " -> "les ";
            default -> "";
        };
        return Optional.of(OF_NOUNS.get(found.group("noun")) + " " + article + found.group("rest"));
    }
}
