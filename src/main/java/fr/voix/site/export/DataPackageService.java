package fr.voix.site.export;

import static java.util.Map.entry;

import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.parliament.opendata.SampleNotice;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Describes an export for programs. */
@Singleton
record DataPackageService(PublicUrl publicUrl, JsonMapper json) {

    private static final Messages FR = Messages.of(Language.FR);
    private static final Messages EN = Messages.of(Language.EN);
    private static final ExportTexts IN_FRENCH = new ExportTexts(FR);
    private static final ExportTexts IN_ENGLISH = new ExportTexts(EN);

    private static final Map<String, Object> RFC_4180 = ordered(
            entry("delimiter", ","),
            entry("lineTerminator", "\r\n"),
            entry("quoteChar", "\""),
            entry("doubleQuote", true),
            entry("header", true));

    byte[] bytes(Export export) {
        try {
            return json.writeValueAsBytes(describe(export));
        } catch (IOException e) {
            throw new UncheckedIOException("A description is plain data", e);
        }
    }

    /** The dictionary as the Data Package of Frictionless says it; the English texts, the caution and the leaves are ours. */
    private Map<String, Object> describe(Export export) {
        var licence = SampleNotice.SAMPLE;
        return ordered(
                entry("profile", "data-package"),
                entry("name", "voix"),
                entry("title", FR.t("exports.title")),
                entry("title_en", EN.t("exports.title")),
                entry("description", FR.t("exports.description") + " " + FR.t("exports.how.csv")),
                entry("description_en", EN.t("exports.description") + " " + EN.t("exports.how.csv")),
                entry("homepage", publicUrl.origin() + Addresses.EXPORTS),
                entry("version", ExportTexts.EDITION + ".0.0"),
                entry("created", export.at().toString()),
                entry("avertissement", IN_FRENCH.caution()),
                entry("avertissement_en", IN_ENGLISH.caution()),
                entry("size", export.state().leaves()),
                entry(
                        "licenses",
                        List.of(Map.of(
                                "name", "etalab-2.0", "path", licence.licenceUrl(), "title", licence.licence()))),
                entry(
                        "sources",
                        List.of(Map.of("title", licence.source(), "path", publicUrl.origin() + Addresses.OPEN_DATA))),
                entry(
                        "resources",
                        export.files().stream()
                                .map(DataPackageService::resource)
                                .toList()));
    }

    private static Map<String, Object> resource(ExportedFile file) {
        var dataset = file.dataset();
        var fields =
                dataset.columns().stream().map(column -> field(dataset, column)).toList();
        return ordered(
                entry("name", dataset.slug() + "-csv"),
                entry("profile", "tabular-data-resource"),
                entry("path", file.name()),
                entry("title", IN_FRENCH.title(dataset)),
                entry("title_en", IN_ENGLISH.title(dataset)),
                entry("description", IN_FRENCH.description(dataset)),
                entry("description_en", IN_ENGLISH.description(dataset)),
                entry("format", "csv"),
                entry("mediatype", "text/csv"),
                entry("encoding", "utf-8"),
                entry("bytes", file.bytes()),
                entry("hash", "sha256:" + file.sha256()),
                entry("rows", file.rows()),
                entry("dialect", RFC_4180),
                entry(
                        "schema",
                        ordered(
                                entry("fields", fields),
                                entry("primaryKey", dataset.key()),
                                entry("missingValues", List.of("")))));
    }

    private static Map<String, Object> field(Dataset dataset, Column column) {
        String type = switch (column.type()) {
            case TEXT, ROOT -> "string";
            case INTEGER -> "integer";
            case INSTANT -> "datetime";
            case DAY -> "date";
            case BOOLEAN -> "boolean";
        };
        return ordered(
                entry("name", column.name()),
                entry("type", type),
                entry("format", column.type() == Column.Type.INSTANT ? "any" : "default"),
                entry("description", IN_FRENCH.description(dataset, column)),
                entry("description_en", IN_ENGLISH.description(dataset, column)),
                entry("constraints", Map.of("required", !column.isOptional())));
    }

    @SafeVarargs
    private static Map<String, Object> ordered(Map.Entry<String, Object>... entries) {
        var map = new LinkedHashMap<String, Object>();
        for (var one : entries) {
            map.put(one.getKey(), one.getValue());
        }
        return map;
    }
}
