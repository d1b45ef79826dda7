package fr.voix.site.export;

import static fr.voix.site.export.Column.bool;
import static fr.voix.site.export.Column.day;
import static fr.voix.site.export.Column.instant;
import static fr.voix.site.export.Column.integer;
import static fr.voix.site.export.Column.root;
import static fr.voix.site.export.Column.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is exported. Columns are only ever added at the end, so that a program that reads by position goes on. */
enum Dataset {
    DECOMPTES(
            List.of("scrutin"),
            text("scrutin"),
            text("numero"),
            text("texte"),
            text("texte_titre").optional(),
            text("organe"),
            text("groupe").optional(),
            text("groupe_libelle").optional(),
            text("sort"),
            text("themes").optional(),
            text("state"),
            instant("opened_at"),
            instant("closed_at").optional(),
            integer("pour"),
            integer("contre"),
            integer("abstention"),
            integer("total"),
            integer("pour_0"),
            integer("contre_0"),
            integer("abstention_0"),
            integer("pour_1"),
            integer("contre_1"),
            integer("abstention_1"),
            integer("pour_2"),
            integer("contre_2"),
            integer("abstention_2"),
            integer("same_network_pour"),
            integer("same_network_contre"),
            integer("same_network_abstention"),
            integer("size"),
            root("root"),
            instant("tally_at"),
            text("page"),
            text("avertissement"),
            day("depose_on").optional(),
            text("auteur").optional(),
            text("auteur_nom").optional(),
            text("mission").optional(),
            text("titre").optional(),
            text("titre_en").optional(),
            text("resume").optional(),
            text("resume_en").optional(),
            text("sort_libelle").optional(),
            instant("sort_at").optional(),
            text("scrutin_public").optional(),
            text("officiel_sort").optional(),
            integer("officiel_pour").optional(),
            integer("officiel_contre").optional(),
            integer("officiel_abstention").optional(),
            text("rapporteur").optional(),
            text("rapporteur_nom").optional(),
            text("commission").optional()),
    HISTORIQUE(
            List.of("scrutin", "hour"),
            text("scrutin"),
            instant("hour"),
            integer("size"),
            integer("pour"),
            integer("contre"),
            integer("abstention"),
            text("avertissement")),
    CLASSEMENTS(
            List.of("scrutin", "rang"),
            text("scrutin"),
            integer("rang"),
            text("theme"),
            text("libelle"),
            text("libelle_en"),
            instant("decided_at")),
    DECISIONS(
            List.of("decision"),
            integer("decision"),
            text("scrutin"),
            instant("decided_at"),
            text("themes_before").optional(),
            text("themes_after").optional(),
            text("reason").optional(),
            integer("undoes").optional(),
            text("merged_theme").optional()),
    PETITIONS(
            List.of("petition"),
            integer("petition"),
            text("titre"),
            text("state"),
            text("amendement").optional(),
            text("texte").optional(),
            text("theme").optional(),
            text("refus").optional(),
            instant("published_at").optional(),
            instant("closes_at").optional(),
            instant("closed_at").optional(),
            integer("signatures"),
            integer("size"),
            root("root"),
            instant("tally_at"),
            text("page"),
            text("avertissement")),
    SIGNATURES(
            List.of("petition", "hour"),
            integer("petition"),
            instant("hour"),
            integer("size"),
            integer("signatures"),
            text("avertissement")),
    SCRUTINS_PUBLICS(
            List.of("scrutin_public"),
            text("scrutin_public"),
            integer("legislature"),
            integer("numero"),
            day("vote_on"),
            text("type"),
            text("titre"),
            text("demandeur").optional(),
            text("sort"),
            integer("votants"),
            integer("exprimes"),
            integer("requis").optional(),
            integer("pour"),
            integer("contre"),
            integer("abstention"),
            integer("non_votants"),
            text("amendements").optional(),
            text("page"),
            text("source")),
    POSITIONS(
            List.of("scrutin_public", "acteur"),
            text("scrutin_public"),
            text("acteur"),
            text("groupe").optional(),
            text("position").optional(),
            bool("par_delegation"),
            text("cause").optional(),
            text("mise_au_point").optional(),
            text("dysfonctionnement").optional()),
    ACTEURS(
            List.of("acteur"),
            text("acteur"),
            text("civilite"),
            text("prenom"),
            text("nom"),
            text("groupe").optional(),
            text("departement").optional(),
            text("numero_departement").optional(),
            text("circonscription").optional(),
            text("page")),
    GROUPES(
            List.of("groupe"),
            text("groupe"),
            text("libelle"),
            text("sigle"),
            day("debut_on").optional(),
            day("fin_on").optional(),
            text("page"));

    private final List<String> key;
    private final List<Column> columns;

    Dataset(List<String> key, Column... columns) {
        this.key = key;
        this.columns = List.of(columns);
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
