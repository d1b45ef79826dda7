package fr.voix.site.export;

import fr.voix.base.page.PageFraming;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.parliament.opendata.SampleNotice;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Describes what there is to download: for people as a page, for programs as the Data Package of Frictionless. */
@Singleton
record ExportView(ExportService exports, PageFraming site, JsonMapper json) {

    static final String DATA_PACKAGE = Addresses.EXPORTS + "/datapackage.json";

    private static final Messages FR = Messages.of(Language.FR);
    private static final Messages EN = Messages.of(Language.EN);

    private static final Map<String, Object> RFC_4180 = new TreeMap<>(
            Map.of("delimiter", ",", "lineTerminator", "\r\n", "quoteChar", "\"", "doubleQuote", true, "header", true));

    byte[] page(Language language) {
        var m = Messages.of(language);
        var export = exports.current();
        long minutes = Math.max(1, exports.every().toMinutes());
        var back = new Link(m.t("ouvertes.title"), language.href(Addresses.OPEN_DATA));
        var title = m.t("exports.title");
        var frame = site.frame(language, Addresses.EXPORTS, title, m.t("exports.description"), null, List.of(back));
        var parts = Stream.of(Dataset.values())
                .map(dataset -> new ExportPage.Part(
                        dataset, export.flatMap(one -> one.file(dataset)).orElse(null)))
                .toList();
        var made = export.map(one -> one.made(m)).orElse(null);
        var pace = m.t("exports.how.once", minutes, m.number(minutes));
        var example = "curl --compressed -O " + site.origin() + "/exports/" + Dataset.DECOMPTES.fileName();
        var licence = SampleNotice.SAMPLE.licenceUrl();
        return site.render("site/export/exports", new ExportPage(frame, made, parts, pace, example, licence));
    }

    /** The English texts, the caution and the leaves are ours. */
    byte[] dataPackage(Export export) {
        var terms = SampleNotice.SAMPLE;
        var said = new TreeMap<String, Object>(both("title", m -> m.t("exports.title")));
        said.putAll(both("description", m -> m.t("exports.description") + " " + m.t("exports.how.csv")));
        said.putAll(both("avertissement", m -> m.t("tally.representative")));
        said.putAll(Map.of("profile", "data-package", "name", "voix", "homepage", site.origin() + Addresses.EXPORTS));
        said.putAll(Map.of(
                "version", Export.EDITION + ".0.0", "created", export.at().toString()));
        said.put("size", export.state().leaves());
        var licence = Map.of("name", "etalab-2.0", "path", terms.licenceUrl(), "title", terms.licence());
        said.put("licenses", List.of(new TreeMap<>(licence)));
        var source = Map.of("title", terms.source(), "path", site.origin() + Addresses.OPEN_DATA);
        said.put("sources", List.of(new TreeMap<>(source)));
        said.put("resources", export.files().stream().map(ExportView::resource).toList());
        try {
            return json.writeValueAsBytes(said);
        } catch (IOException e) {
            throw new UncheckedIOException("A description is plain data", e);
        }
    }

    private static Map<String, Object> resource(Export.File file) {
        var dataset = file.dataset();
        var said = new TreeMap<String, Object>(both("title", dataset::title));
        said.putAll(both("description", dataset::text));
        said.putAll(Map.of("name", dataset.slug() + "-csv", "profile", "tabular-data-resource", "path", file.name()));
        said.putAll(Map.of("format", "csv", "mediatype", "text/csv", "encoding", "utf-8", "dialect", RFC_4180));
        said.putAll(Map.of("bytes", file.bytes(), "hash", "sha256:" + file.sha256(), "rows", file.rows()));
        var fields =
                dataset.columns().stream().map(column -> field(dataset, column)).toList();
        said.put(
                "schema",
                new TreeMap<>(Map.of("fields", fields, "primaryKey", dataset.key(), "missingValues", List.of(""))));
        return said;
    }

    private static Map<String, Object> field(Dataset dataset, Dataset.Column column) {
        var said = new TreeMap<String, Object>(both("description", m -> dataset.text(m, column)));
        said.putAll(Map.of("name", column.name(), "type", column.schema()));
        said.put("format", column.schema().equals("datetime") ? "any" : "default");
        said.put("constraints", Map.of("required", !column.isOptional()));
        return said;
    }

    private static Map<String, String> both(String name, Function<Messages, String> text) {
        return Map.of(name, text.apply(FR), name + "_en", text.apply(EN));
    }
}
