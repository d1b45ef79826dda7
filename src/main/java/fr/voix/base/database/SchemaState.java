package fr.voix.base.database;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The migrations that a database has, compared with those that this build knows.
 *
 * @param taken their versions, which are times and sort as such
 * @param known versions likewise
 */
record SchemaState(SortedSet<String> taken, SortedSet<String> known) {

    static final String ANOTHER =
            "This database was made by another build of Voix, and no step leads from its schema to the one of this"
                    + " build: export it with the build that made it, or begin anew with an empty database"
                    + " (without one of your own: with another VOIX_DATA_DIR). Nothing was changed.";

    enum Kind {
        EMPTY,
        CURRENT,
        OLDER,
        NEWER,
        ANOTHER
    }

    Kind kind() {
        if (taken.isEmpty()) {
            return Kind.EMPTY;
        }
        SortedSet<String> missing = without(known, taken);
        SortedSet<String> unknown = without(taken, known);
        if (missing.isEmpty() && unknown.isEmpty()) {
            return Kind.CURRENT;
        }
        if (unknown.isEmpty() && missing.first().compareTo(taken.last()) > 0) {
            return Kind.OLDER;
        }
        return missing.isEmpty() && unknown.first().compareTo(known.last()) > 0 ? Kind.NEWER : Kind.ANOTHER;
    }

    String version() {
        return taken.last();
    }

    /** A sentence for people: the state, and what to do. */
    String sentence() {
        return switch (kind()) {
            case EMPTY ->
                "The database has no tables yet. Make them with: java -jar voix.jar migrate. Nothing was changed.";
            case CURRENT -> "The database has the schema of this build, " + version() + ".";
            case OLDER ->
                "The schema of the database is " + version() + ", and this build needs " + known.last()
                        + "; steps to take: "
                        + without(known, taken).size()
                        + ". Take them with this build: java -jar voix.jar migrate. Nothing was changed.";
            case NEWER ->
                "The schema of the database is " + version() + ", newer than this build, which knows " + known.last()
                        + ". Start the build that made it; or, to go back to this one on purpose, say"
                        + " VOIX_ACCEPT_SCHEMA=" + version() + ". Nothing was changed.";
            case ANOTHER -> ANOTHER;
        };
    }

    private static SortedSet<String> without(SortedSet<String> these, SortedSet<String> those) {
        var left = new TreeSet<>(these);
        left.removeAll(those);
        return left;
    }
}
