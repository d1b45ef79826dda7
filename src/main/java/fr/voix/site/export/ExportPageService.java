package fr.voix.site.export;

import fr.voix.base.page.PageFraming;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.parliament.opendata.SampleNotice;
import jakarta.inject.Singleton;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts what there is to download, and the dictionary, into a page. */
@Singleton
record ExportPageService(ExportService exports, PageFraming site) {

    private static final String[] UNITS = {
        "exports.bytes", "exports.kilobytes", "exports.megabytes", "exports.gigabytes"
    };
    private static final double STEP = 1_000;

    byte[] page(Language language) {
        var m = Messages.of(language);
        var texts = new ExportTexts(m);
        var export = exports.current();
        return site.render(
                "site/export/exports",
                new ExportPage(
                        site.frame(
                                language,
                                Addresses.EXPORTS,
                                m.t("exports.title"),
                                m.t("exports.description"),
                                null,
                                List.of(new Link(m.t("ouvertes.title"), language.href(Addresses.OPEN_DATA)))),
                        texts.caution(),
                        export.map(one -> made(one, m)).orElse(null),
                        Arrays.stream(Dataset.values())
                                .map(dataset -> part(dataset, export, texts))
                                .toList(),
                        how(m),
                        "curl --compressed -O " + site.origin() + Addresses.EXPORTS + "/"
                                + Dataset.DECOMPTES.fileName(),
                        List.of(
                                new Link("datapackage.json", ExportTexts.DATA_PACKAGE),
                                new Link(m.t("ouvertes.licence.link"), SampleNotice.SAMPLE.licenceUrl()),
                                new Link(m.t("exports.method"), language.href(Addresses.METHOD)))));
    }

    private static String made(Export export, Messages m) {
        return m.t(
                "exports.made",
                m.moment(export.at()),
                m.number(export.rows(Dataset.DECOMPTES)),
                m.number(export.state().leaves()));
    }

    private List<String> how(Messages m) {
        long minutes = Math.max(1, exports.every().toMinutes());
        return List.of(
                m.t("exports.how.once", minutes, m.number(minutes)),
                m.t("exports.how.hidden"),
                m.t("exports.how.csv"),
                m.t("exports.how.parts"));
    }

    private static ExportPage.Part part(Dataset dataset, Optional<Export> export, ExportTexts texts) {
        var m = texts.messages();
        return new ExportPage.Part(
                dataset.slug(),
                texts.title(dataset),
                texts.description(dataset),
                export.map(one -> m.t("exports.rows", one.rows(dataset), m.number(one.rows(dataset))))
                        .orElse(null),
                export.flatMap(one -> one.file(dataset))
                        .map(file -> file(file, m))
                        .orElse(null),
                dataset.columns().stream()
                        .map(column -> new ExportPage.Entry(
                                column.name(),
                                texts.type(column) + (column.isOptional() ? m.t("exports.optional") : ""),
                                texts.description(dataset, column)))
                        .toList());
    }

    private static ExportPage.File file(ExportedFile file, Messages m) {
        return new ExportPage.File(
                new Link(file.name(), Addresses.EXPORTS + "/" + file.name()),
                bytes(file.bytes(), m),
                bytes(file.gzipBytes(), m),
                file.sha256());
    }

    /** For example {@code 12,4 Mo}. */
    static String bytes(long bytes, Messages m) {
        double amount = bytes;
        int unit = 0;
        while (amount >= STEP && unit < UNITS.length - 1) {
            amount /= STEP;
            unit++;
        }
        var format = NumberFormat.getNumberInstance(m == Messages.of(Language.FR) ? Locale.FRENCH : Locale.ENGLISH);
        format.setMaximumFractionDigits(unit == 0 ? 0 : 1);
        return m.t(UNITS[unit], format.format(amount));
    }
}
