package fr.voix.site.export;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What is exported. Columns are only ever added at the end, so that a program that reads by position goes on. */
enum Dataset {
    DECOMPTES("scrutin", """
            scrutin numero texte texte_titre? organe groupe? groupe_libelle? sort themes? state
            opened_at:instant closed_at:instant? pour:integer contre:integer abstention:integer total:integer
            pour_0:integer contre_0:integer abstention_0:integer pour_1:integer contre_1:integer
            abstention_1:integer pour_2:integer contre_2:integer abstention_2:integer same_network_pour:integer
            same_network_contre:integer same_network_abstention:integer size:integer root:root tally_at:instant
            page avertissement depose_on:day? auteur? auteur_nom? mission? titre? titre_en? resume? resume_en?
            sort_libelle? sort_at:instant? scrutin_public? officiel_sort? officiel_pour:integer?
            officiel_contre:integer? officiel_abstention:integer? rapporteur? rapporteur_nom? commission?
            """),
    HISTORIQUE("scrutin hour", """
            scrutin hour:instant size:integer pour:integer contre:integer abstention:integer avertissement
            """),
    CLASSEMENTS("scrutin rang", """
            scrutin rang:integer theme libelle libelle_en decided_at:instant
            """),
    DECISIONS("decision", """
            decision:integer scrutin decided_at:instant themes_before? themes_after? reason? undoes:integer?
            merged_theme?
            """),
    PETITIONS("petition", """
            petition:integer titre state amendement? texte? theme? refus? published_at:instant?
            closes_at:instant? closed_at:instant? signatures:integer size:integer root:root tally_at:instant
            page avertissement
            """),
    SIGNATURES("petition hour", """
            petition:integer hour:instant size:integer signatures:integer avertissement
            """),
    SCRUTINS_PUBLICS("scrutin_public", """
            scrutin_public legislature:integer numero:integer vote_on:day type titre demandeur? sort
            votants:integer exprimes:integer requis:integer? pour:integer contre:integer abstention:integer
            non_votants:integer amendements? page source
            """),
    POSITIONS("scrutin_public acteur", """
            scrutin_public acteur groupe? position? par_delegation:boolean cause? mise_au_point?
            dysfonctionnement?
            """),
    ACTEURS("acteur", """
            acteur civilite prenom nom groupe? departement? numero_departement? circonscription? page
            """),
    GROUPES("groupe", """
            groupe libelle sigle debut_on:day? fin_on:day? page
            """);

    private final List<String> key;
    private final List<Column> columns;

    /** @param columns each its name, its type where it is no text, and a question mark where a row may have nothing there */
    Dataset(String key, String columns) {
        this.key = List.of(key.split(" "));
        this.columns = Stream.of(columns.strip().split("\\s+")).map(Column::of).toList();
    }

    /** In addresses and file names. */
    String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    String fileName() {
        return slug() + ".csv";
    }

    /** The columns that tell one row from all others. */
    List<String> key() {
        return key;
    }

    List<Column> columns() {
        return columns;
    }

    static Optional<Dataset> ofSlug(String slug) {
        return Arrays.stream(values()).filter(one -> one.slug().equals(slug)).findFirst();
    }
}
