package fr.voix.site.export;

import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import java.util.Locale;

/** What is said of datasets and columns, in one language. */
record ExportTexts(Messages messages) {

    static final String DATA_PACKAGE = Addresses.EXPORTS + "/datapackage.json";

    /** Grows when this version of Voix would write other files from the same database. */
    static final int EDITION = 5;

    /** In every row with counts, whatever the language of who reads it. */
    static final String CAUTION_OF_A_ROW = Messages.of(Language.FR).t("tally.representative.short") + " ("
            + Messages.of(Language.EN).t("tally.representative.short") + ")";

    String title(Dataset dataset) {
        return messages.t("exports.dataset." + dataset.name() + ".title");
    }

    String description(Dataset dataset) {
        return messages.t("exports.dataset." + dataset.name() + ".text");
    }

    String caution() {
        return messages.t("tally.representative");
    }

    /** A name that means something else in one dataset is explained there. */
    String description(Dataset dataset, Column column) {
        var name = column.name().toUpperCase(Locale.ROOT);
        var own = "exports.column." + dataset.name() + "." + name;
        return messages.t(messages.has(own) ? own : "exports.column." + name);
    }

    String type(Column column) {
        return messages.t("exports.type." + column.type().name());
    }
}
