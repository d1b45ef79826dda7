package fr.voix.parliament.title;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Verbs by which amendements change something: the infinitive that a title begins with, by their present and by their noun. */
final class Verbs {

    static final Map<String, String> PRESENT = table("""
            abaisse: abaisser, abonde: abonder, abroge: abroger, ajoute: ajouter, aligne: aligner, allonge: allonger,
            alloue: allouer, augmente: augmenter, autorise: autoriser, clarifie: clarifier, complète: compléter,
            conditionne: conditionner, crée: créer, diminue: diminuer, double: doubler, décale: décaler,
            encadre: encadrer, exclut: exclure, exempte: exempter, exonère: exonérer, fixe: fixer, garantit: garantir,
            harmonise: harmoniser, impose: imposer, inscrit: inscrire, instaure: instaurer, interdit: interdire,
            introduit: introduire, limite: limiter, maintient: maintenir, majore: majorer, oblige: obliger,
            ouvre: ouvrir, plafonne: plafonner, porte: porter, prolonge: prolonger, proroge: proroger,
            précise: préciser, ramène: ramener, reconnaît: reconnaître, redéploie: redéployer, rehausse: rehausser,
            relève: relever, remplace: remplacer, renforce: renforcer, reporte: reporter, restaure: restaurer,
            retire: retirer, revalorise: revaloriser, réduit: réduire, rétablit: rétablir, soumet: soumettre,
            supprime: supprimer, transfère: transférer, élargit: élargir, étend: étendre
            """);

    private static final Map<String, String> OF_NOUNS = table("""
            abrogation: abroger, augmentation: augmenter, baisse: baisser, création: créer, extension: étendre,
            gel: geler, généralisation: généraliser, hausse: augmenter, indexation: indexer, instauration: instaurer,
            interdiction: interdire, introduction: introduire, limitation: limiter, mise en place: mettre en place,
            prolongation: prolonger, réduction: réduire, rétablissement: rétablir, revalorisation: revaloriser,
            suppression: supprimer, taxation: taxer
            """);

    private static final Pattern NOUN =
            Pattern.compile("(?:la|le|l’|une?|les|des) ?(?<noun>" + String.join("|", OF_NOUNS.keySet())
                    + ") (?<of>de (?=la |l’)|d’(?=une? )(?!un point)|du |des )(?<rest>.+)");

    private static final Pattern NEW =
            Pattern.compile("une? (?:TVA|taxe|contribution|exonération|moratoire|obligation) .+");

    private Verbs() {}

    /** « la suppression du relevé » as « supprimer le relevé », « une taxe » as « instaurer une taxe »; empty for other nouns. */
    static Optional<String> of(String phrase) {
        if (NEW.matcher(phrase).matches()) {
            return Optional.of("instaurer " + phrase);
        }
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

    private static Map<String, String> table(String pairs) {
        return Stream.of(pairs.strip().split(",\\s+"))
                .map(pair -> pair.split(": "))
                .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));
    }
}
