package fr.voix.theme.suggestion;

import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The SQL that takes texts apart: parser and French dictionary of the database, the same that the search box finds by. */
@Singleton
@Connectable
class LexemeRepository {

    private final JdbcOperations jdbc;

    LexemeRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * By uid; stop words, numbers, tags and addresses are left out. The kinds of token: 1 and 2 words, 10 and 11 parts of
     * words with a hyphen, 16 and 17 such words as a whole (see {@code ts_token_type}).
     */
    Map<String, Lexemes> lexemes(Map<String, String> texts) {
        String sql = """
                select d.uid, l.lexeme, lower(p.token) as form, count(*)
                from unnest(?::text[], ?::text[]) as d (uid, body)
                cross join lateral ts_parse('default', left(d.body, 150000)) p
                cross join lateral unnest(ts_lexize('french_stem', lower(p.token))) as l (lexeme)
                where p.tokid in (1, 2, 10, 11, 16, 17)
                group by d.uid, l.lexeme, form
                order by d.uid, l.lexeme, count(*) desc, form
                """;
        List<String> uids = List.copyOf(texts.keySet());
        return jdbc.prepareStatement(sql, statement -> {
            var connection = statement.getConnection();
            statement.setArray(1, connection.createArrayOf("text", uids.toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", uids.stream().map(texts::get).toArray()));
            Map<String, Map<String, Integer>> counts = new HashMap<>();
            Map<String, Map<String, List<String>>> forms = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String uid = rows.getString(1);
                    String lexeme = rows.getString(2);
                    counts.computeIfAbsent(uid, some -> new HashMap<>()).merge(lexeme, rows.getInt(4), Integer::sum);
                    forms.computeIfAbsent(uid, some -> new HashMap<>())
                            .computeIfAbsent(lexeme, some -> new ArrayList<>())
                            .add(rows.getString(3));
                }
            }
            Map<String, Lexemes> lexemes = new HashMap<>();
            uids.forEach(uid -> lexemes.put(
                    uid, Lexemes.of(counts.getOrDefault(uid, Map.of()), forms.getOrDefault(uid, Map.of()))));
            return lexemes;
        });
    }
}
