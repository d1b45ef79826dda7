package fr.voix.retention;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column, and what its comment says of how long what stands there is kept, and of whom it is.
 *
 * @param retention empty where the comment does not begin as it should
 */
record KeptColumn(String table, String column, String retention, String subject) {

    static final Set<String> RULES = Set.of(
            "always",
            "replaced",
            "official",
            "account",
            "withdrawal",
            "decision",
            "petition",
            "shown name",
            "shown text");

    static final Set<String> SUBJECTS = Set.of(
            "nobody",
            "visitor",
            "voter",
            "signatory",
            "voter or signatory",
            "author",
            "follower",
            "reader of mail",
            "colleague",
            "deputy");

    private static final Pattern COMMENT = Pattern.compile("retention: ([^;\n]+); subject: ([^;\n]+)(?s:\n.*)?");
    private static final Pattern LIMIT = Pattern.compile("(?:(P\\S+) after|until) (\\w+)");

    private static final String COLUMNS = """
        select c.table_name, c.column_name,
            coalesce(col_description(format('public.%I', c.table_name)::regclass, c.ordinal_position), '')
        from information_schema.columns c
        join information_schema.tables t using (table_schema, table_name)
        where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name <> 'flyway_schema_history'
        order by 1, 2
        """;

    /** Not longer than so long after what another column of the row says. */
    record Limit(Duration after, String anchor) {}

    static List<KeptColumn> all(Connection connection) throws SQLException {
        List<KeptColumn> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(COLUMNS)) {
            while (rows.next()) {
                Matcher comment = COMMENT.matcher(rows.getString(3));
                boolean isSaid = comment.matches();
                columns.add(new KeptColumn(
                        rows.getString(1),
                        rows.getString(2),
                        isSaid ? comment.group(1) : "",
                        isSaid ? comment.group(2) : ""));
            }
        }
        return columns;
    }

    /** Empty for what is not bounded by a time. */
    Optional<Limit> limit() {
        Matcher limit = LIMIT.matcher(retention.split(", then ")[0]);
        return limit.matches()
                ? Optional.of(new Limit(
                        limit.group(1) == null ? Duration.ZERO : Duration.parse(limit.group(1)), limit.group(2)))
                : Optional.empty();
    }

    boolean isOfSomebody() {
        return !subject.equals("nobody");
    }

    /** Whether both are words that retention.md explains. */
    boolean isWellSaid() {
        String[] rules = retention.split(", then ");
        return SUBJECTS.contains(subject)
                && rules.length <= 2
                && (limit().isPresent() || RULES.contains(rules[0]))
                && (rules.length == 1 || RULES.contains(rules[1]));
    }

    String name() {
        return table + "." + column;
    }
}
