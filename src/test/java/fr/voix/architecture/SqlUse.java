package fr.voix.architecture;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * That SQL in a package writes or reads something of the database.
 *
 * @param by the package, without {@code fr.voix}
 * @param table or view, or function with its parentheses
 */
public record SqlUse(String by, Verb verb, String table) {

    /** What is done with a table. */
    public enum Verb {
        WRITES,
        READS
    }

    /** A statement whose table is put in from elsewhere: nobody owns that. */
    static final String UNSPOKEN = "?";

    /** Strings and text blocks; comments and characters, so that their quotation marks begin none. */
    private static final Pattern LITERAL = Pattern.compile("//[^\n]*|(?s:/\\*.*?\\*/)|'(?:\\\\.|[^'\\\\\n])++'"
            + "|\"\"\"(?<block>(?s:.*?))\"\"\"|\"(?<text>(?:\\\\.|[^\"\\\\\n])*+)\"");

    private static final Pattern WRITE = Pattern.compile(
            "\\b(?:insert\\s+into|delete\\s+from|merge\\s+into|truncate(?:\\s+table)?|copy|(?<!for |key )update)\\s+(?:only\\s+)?(\\w*)",
            Pattern.CASE_INSENSITIVE);

    /** A table, and what it is called in the statement. */
    private static final String NAMED = "\\w+(?:\\s+(?:as\\s+)?(?!join\\b|using\\b)\\w+)?";

    private static final Pattern READ = Pattern.compile(
            "\\b(?:from|join|using)\\s+(?:only\\s+)?(" + NAMED + "(?:\\s*,\\s*" + NAMED + ")*)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CALL = Pattern.compile("\\b(\\w+)\\(");

    /** As far as a Java source spells them out; of names that mean nothing to the database as well. */
    static Set<SqlUse> in(String by, String source) {
        Set<SqlUse> uses = new HashSet<>();
        LITERAL.matcher(source).results().forEach(literal -> {
            String text = literal.group("block") == null ? literal.group("text") : literal.group("block");
            if (text != null) {
                names(WRITE, text).forEach(table -> uses.add(new SqlUse(by, Verb.WRITES, table)));
                names(READ, text).forEach(table -> uses.add(new SqlUse(by, Verb.READS, table)));
                names(CALL, text).forEach(function -> uses.add(new SqlUse(by, Verb.READS, function + "()")));
            }
        });
        return uses;
    }

    private static List<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(found -> pattern.matcher(found).replaceFirst("$1"))
                .flatMap(list -> Pattern.compile(",").splitAsStream(list))
                .map(String::strip)
                .map(named -> named.split("\\s", 2)[0].toLowerCase(Locale.ROOT))
                .map(name -> name.isEmpty() ? UNSPOKEN : name)
                .toList();
    }

    @Override
    public String toString() {
        return by + " " + verb.name().toLowerCase(Locale.ROOT) + " " + table;
    }
}
