package fr.voix.theme.suggestion;

import fr.voix.base.database.Columns;
import fr.voix.base.database.Jdbc;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** SQL that splits texts into stems, by PostgreSQL's parser and French dictionary, as search does. */
@Singleton
record LexemeRepository(Jdbc jdbc) {

    /**
     * Stems by uid, without stop words, numbers, tags and addresses. Token types: 1 and 2 words, 10 and 11 parts of words with a
     * hyphen, 16 and 17 such words as a whole (see {@code ts_token_type}).
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
        Map<String, Map<String, Integer>> counts = new HashMap<>();
        Map<String, Map<String, List<String>>> forms = new HashMap<>();
        jdbc.each(
                sql,
                0,
                row -> {
                    String uid = row.getString(1);
                    String lexeme = row.getString(2);
                    counts.computeIfAbsent(uid, some -> new HashMap<>()).merge(lexeme, row.getInt(4), Integer::sum);
                    forms.computeIfAbsent(uid, some -> new HashMap<>())
                            .computeIfAbsent(lexeme, some -> new ArrayList<>())
                            .add(row.getString(3));
                },
                uids.toArray(String[]::new),
                Columns.texts(uids, texts::get));
        return uids.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        uid -> Lexemes.of(counts.getOrDefault(uid, Map.of()), forms.getOrDefault(uid, Map.of()))));
    }
}
