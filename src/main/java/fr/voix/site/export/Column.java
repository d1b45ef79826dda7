package fr.voix.site.export;

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

    static Column text(String name) {
        return new Column(name, Type.TEXT, false);
    }

    static Column integer(String name) {
        return new Column(name, Type.INTEGER, false);
    }

    static Column instant(String name) {
        return new Column(name, Type.INSTANT, false);
    }

    static Column day(String name) {
        return new Column(name, Type.DAY, false);
    }

    static Column bool(String name) {
        return new Column(name, Type.BOOLEAN, false);
    }

    static Column root(String name) {
        return new Column(name, Type.ROOT, false);
    }

    Column optional() {
        return new Column(name, type, true);
    }
}
