package fr.voix.site.export;

import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.parliament.opendata.SampleNotice;
import fr.voix.site.export.DataPackageJson.Constraints;
import fr.voix.site.export.DataPackageJson.Dialect;
import fr.voix.site.export.DataPackageJson.Field;
import fr.voix.site.export.DataPackageJson.License;
import fr.voix.site.export.DataPackageJson.Resource;
import fr.voix.site.export.DataPackageJson.Schema;
import fr.voix.site.export.DataPackageJson.Source;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Describes an export for programs. */
@Singleton
record DataPackageService(PublicUrl publicUrl, JsonMapper json) {

    private static final Messages FR = Messages.of(Language.FR);
    private static final Messages EN = Messages.of(Language.EN);
    private static final ExportTexts IN_FRENCH = new ExportTexts(FR);
    private static final ExportTexts IN_ENGLISH = new ExportTexts(EN);

    byte[] bytes(Export export) {
        try {
            return json.writeValueAsBytes(describe(export));
        } catch (IOException e) {
            throw new UncheckedIOException("A description is plain data", e);
        }
    }

    private DataPackageJson describe(Export export) {
        var licence = SampleNotice.SAMPLE;
        return new DataPackageJson(
                "data-package",
                "voix",
                FR.t("exports.title"),
                EN.t("exports.title"),
                FR.t("exports.description") + " " + FR.t("exports.how.csv"),
                EN.t("exports.description") + " " + EN.t("exports.how.csv"),
                publicUrl.origin() + Addresses.EXPORTS,
                ExportTexts.EDITION + ".0.0",
                export.at(),
                IN_FRENCH.caution(),
                IN_ENGLISH.caution(),
                export.state().leaves(),
                List.of(new License("etalab-2.0", licence.licenceUrl(), licence.licence())),
                List.of(new Source(licence.source(), publicUrl.origin() + Addresses.OPEN_DATA)),
                export.files().stream().map(DataPackageService::resource).toList());
    }

    private static Resource resource(ExportedFile file) {
        return new Resource(
                file.dataset().slug() + "-csv",
                "tabular-data-resource",
                file.name(),
                IN_FRENCH.title(file.dataset()),
                IN_ENGLISH.title(file.dataset()),
                IN_FRENCH.description(file.dataset()),
                IN_ENGLISH.description(file.dataset()),
                "csv",
                "text/csv",
                "utf-8",
                file.bytes(),
                "sha256:" + file.sha256(),
                file.rows(),
                Dialect.RFC_4180,
                schema(file.dataset()));
    }

    private static Schema schema(Dataset dataset) {
        return new Schema(
                dataset.columns().stream().map(column -> field(dataset, column)).toList(), dataset.key(), List.of(""));
    }

    private static Field field(Dataset dataset, Column column) {
        String type = switch (column.type()) {
            case TEXT, ROOT -> "string";
            case INTEGER -> "integer";
            case INSTANT -> "datetime";
            case DAY -> "date";
            case BOOLEAN -> "boolean";
        };
        return new Field(
                column.name(),
                type,
                column.type() == Column.Type.INSTANT ? "any" : "default",
                IN_FRENCH.description(dataset, column),
                IN_ENGLISH.description(dataset, column),
                new Constraints(!column.isOptional()));
    }
}
