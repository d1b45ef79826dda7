package fr.voix.verify.log;

import fr.voix.verify.UrnCount;
import java.util.List;
import java.util.regex.Pattern;

/** What an urn is of: a scrutin, whose uid begins with a letter, or a petition, whose uid is its number in decimal digits. */
public enum LogKind {
    SCRUTIN(
            "scrutin",
            "ballot",
            List.of("pour", "contre", "abstention"),
            List.of("P", "C", "A"),
            "[A-Za-z][A-Za-z0-9._-]{0,99}"),
    PETITION("petition", "signature", List.of("signatures"), List.of("signatures"), "[1-9][0-9]{0,17}");

    private final String noun;
    private final String entry;
    private final List<String> words;
    private final List<String> letters;
    private final Pattern uid;

    LogKind(String noun, String entry, List<String> words, List<String> letters, String uid) {
        this.noun = noun;
        this.entry = entry;
        this.words = words;
        this.letters = letters;
        this.uid = Pattern.compile(uid);
    }

    public static LogKind of(String uid) {
        return !uid.isEmpty() && Character.isDigit(uid.charAt(0)) ? PETITION : SCRUTIN;
    }

    public boolean isUid(String text) {
        return uid.matcher(text).matches();
    }

    public Pattern uid() {
        return uid;
    }

    /** What it is of, as tallies name it. */
    public String noun() {
        return noun;
    }

    /** The first segment of its addresses. */
    public String path() {
        return noun + "s";
    }

    /** What counts in it, one of them. */
    public String entry() {
        return entry;
    }

    /** What tallies call the counts, in the order of {@link UrnCount}. */
    public List<String> words() {
        return words;
    }

    /** What leaves call them. */
    public List<String> letters() {
        return letters;
    }
}
