package fr.voix.parliament.amendement;

import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * What the words of a visitor ask of the database.
 *
 * @param match what an amendement must hold, as a tsquery; null when nothing can be looked for
 * @param wanted by which what was found is put in order
 * @param isPartial whether nothing holds all of the words, so that each may be missing
 * @param corrections of mistyped words
 */
public record Asked(String match, List<Wanted> wanted, boolean isPartial, List<Correction> corrections) {

    static final Asked NOTHING = new Asked(null, List.of(), false, List.of());

    /**
     * One of the things that are looked for.
     *
     * @param query alternatives, as a tsquery
     * @param weight the rarer, the more it says
     */
    public record Wanted(String query, int weight) {

        /** The same, where it stands in these parts of the head alone. */
        String in(String parts) {
            return query.replaceAll("'((?:[^']|'')*)'", "'$1':" + parts);
        }
    }

    /** How the order weighs the words: an import that comes between two pages leaves that of the second as it was. */
    String scale() {
        return wanted.stream().map(one -> Integer.toString(one.weight())).collect(joining()) + (isPartial ? "p" : "");
    }

    /** What a mistyped word was taken for. */
    public record Correction(String typed, String meant) {}
}
