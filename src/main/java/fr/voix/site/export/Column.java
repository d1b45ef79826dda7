package fr.voix.site.export;

import java.util.Locale;

/**
 * One column of a dataset.
 *
 * @param isOptional whether a row may have nothing there
 */
record Column(String name, Type type, boolean isOptional) {

    /** What stands in a column; a root comes out of the database as the edge of its tree and is written as text. */
    enum Type {
        TEXT,
        INTEGER,
        INSTANT,
        DAY,
        BOOLEAN,
        ROOT
    }

    /** @param said for example {@code closed_at:instant?} */
    static Column of(String said) {
        boolean isOptional = said.endsWith("?");
        var parts = (isOptional ? said.substring(0, said.length() - 1) : said).split(":");
        var type = parts.length == 1 ? Type.TEXT : Type.valueOf(parts[1].toUpperCase(Locale.ROOT));
        return new Column(parts[0], type, isOptional);
    }
}
