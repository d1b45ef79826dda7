package fr.voix.theme.suggestion;

import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The SQL of suggestions: which scrutins wait for some, and what was suggested. */
@Singleton
@Connectable
class SuggestionRepository {

    /**
     * Unclassified, and without suggestions, or with some of another text, another method, or too few decisions. Whoever was
     * classified once is out of it for ever, also when the decision was taken back: what was suggested before it stays.
     */
    private static final String DUE = """
            from scrutin s
            join amendement a using (uid)
            left join suggested_scrutin g on g.scrutin_uid = s.uid
            where a.is_shown
                and not exists (select from classification c where c.scrutin_uid = s.uid)
                and (g.scrutin_uid is null
                    or g.question_sha256 <> s.question_sha256
                    or g.method <> ?
                    or g.decisions_known < ?)
            """;

    private final JdbcOperations jdbc;

    SuggestionRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Those without any first, then those that know least. */
    List<String> due(String method, long leastKnown, int most) {
        String sql = "select s.uid " + DUE + """
                order by g.decisions_known nulls first, s.uid
                limit ?
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setString(1, method);
            statement.setLong(2, leastKnown);
            statement.setInt(3, most);
            List<String> uids = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    uids.add(rows.getString(1));
                }
            }
            return uids;
        });
    }

    /**
     * Holds them until the end of the transaction: nobody else suggests there or classifies them meanwhile. Those that somebody
     * holds are left out. Which of them are due has to be asked afterwards: while they were free, much may have happened.
     */
    List<String> hold(Collection<String> uids) {
        String sql = """
                select uid
                from scrutin
                where uid = any(?)
                order by uid
                for no key update skip locked
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf("text", uids.toArray()));
            List<String> held = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    held.add(rows.getString(1));
                }
            }
            return held;
        });
    }

    /** Those that are due, with the SHA-256 of their text. */
    Map<String, byte[]> dueAmong(Collection<String> uids, String method, long leastKnown) {
        String sql = "select s.uid, s.question_sha256 " + DUE + """
                    and s.uid = any(?)
                order by s.uid
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setString(1, method);
            statement.setLong(2, leastKnown);
            statement.setArray(3, statement.getConnection().createArrayOf("text", uids.toArray()));
            Map<String, byte[]> due = new LinkedHashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    due.put(rows.getString(1), rows.getBytes(2));
                }
            }
            return due;
        });
    }

    /** Takes note that these were looked at; what was suggested for them before is gone. */
    void note(Map<String, byte[]> textSha256, String method, long decisionsKnown, Instant now) {
        String sql = """
                insert into suggested_scrutin (scrutin_uid, question_sha256, method, decisions_known, suggested_at)
                select q.uid, q.sha256, ?, ?, ?
                from unnest(?::text[], ?::bytea[]) as q (uid, sha256)
                on conflict (scrutin_uid) do update
                set question_sha256 = excluded.question_sha256, method = excluded.method,
                    decisions_known = excluded.decisions_known, suggested_at = excluded.suggested_at
                """;
        List<String> uids = List.copyOf(textSha256.keySet());
        jdbc.prepareStatement(sql, statement -> {
            var connection = statement.getConnection();
            statement.setString(1, method);
            statement.setLong(2, decisionsKnown);
            statement.setTimestamp(3, Timestamp.from(now));
            statement.setArray(4, connection.createArrayOf("text", uids.toArray()));
            statement.setArray(
                    5,
                    connection.createArrayOf(
                            "bytea", uids.stream().map(textSha256::get).toArray(byte[][]::new)));
            return statement.executeUpdate();
        });
        jdbc.prepareStatement("delete from theme_suggestion where scrutin_uid = any(?)", statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf("text", uids.toArray()));
            return statement.executeUpdate();
        });
    }

    /** A theme that is gone meanwhile is left out. */
    void insert(List<SuggestionRow> suggestions) {
        String sql = """
                insert into theme_suggestion (scrutin_uid, rang, theme_id, strength, reasons, words)
                select ?, ?, theme_id, ?, ?::jsonb, ?
                from theme
                where slug = ?
                """;
        jdbc.prepareStatement(sql, statement -> {
            for (SuggestionRow row : suggestions) {
                statement.setString(1, row.scrutinUid());
                statement.setInt(2, row.rang());
                statement.setString(3, row.strength().name());
                statement.setString(4, row.reasons());
                statement.setArray(
                        5,
                        statement
                                .getConnection()
                                .createArrayOf("text", row.words().toArray()));
                statement.setString(6, row.slug());
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    /** The most likely first; none of an erased amendement. */
    List<SuggestionRow> of(Collection<String> scrutinUids) {
        String sql = """
                select x.scrutin_uid, x.rang, t.slug, x.strength, x.reasons, x.words
                from theme_suggestion x
                join theme t using (theme_id)
                join amendement a on a.uid = x.scrutin_uid and a.is_shown
                where x.scrutin_uid = any(?)
                order by x.scrutin_uid, x.rang
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf("text", scrutinUids.toArray()));
            List<SuggestionRow> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(row(rows));
                }
            }
            return found;
        });
    }

    private static SuggestionRow row(ResultSet rows) throws SQLException {
        return new SuggestionRow(
                rows.getString(1),
                rows.getInt(2),
                rows.getString(3),
                Strength.valueOf(rows.getString(4)),
                rows.getString(5),
                List.of((String[]) rows.getArray(6).getArray()));
    }
}
