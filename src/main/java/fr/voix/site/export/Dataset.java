package fr.voix.site.export;

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
            integer("quarantine"),
            integer("size"),
            root("root"),
            instant("at"),
            text("page"),
            text("avertissement")),
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
            text("etat"),
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
            instant("at"),
            text("page"),
            text("avertissement")),
    SIGNATURES(
            List.of("petition", "hour"),
            integer("petition"),
            instant("hour"),
            integer("size"),
            integer("signatures"),
            text("avertissement"));

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
