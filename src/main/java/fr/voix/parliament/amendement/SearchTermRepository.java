package fr.voix.parliament.amendement;

import fr.voix.base.database.Jdbc;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The SQL of the words that are looked for. */
@Singleton
record SearchTermRepository(Jdbc jdbc) {

    /** Counted no further: what is as common says little. */
    static final int COMMON = 1000;

    private static final int NEAR = 20;
    private static final int SOME = 5;
    private static final int MOST_FORMS = 500;

    /**
     * A term as the database reads it.
     *
     * @param query a tsquery; empty for what has no stem
     * @param amendements that hold it
     */
    record Counted(String query, int amendements) {}

    /** In the order of the terms. */
    List<Counted> count(List<SearchTerm> terms) {
        return jdbc.list(
                """
                select cast(asked.query as text) as query, (
                    select count(*)
                    from (select from amendement a where a.is_shown and a.search @@ asked.query limit ?) held) as amendements
                from (
                    select place, to_tsquery('pg_catalog.french', search_words(words)) as query
                    from unnest(cast(? as text[])) with ordinality typed (words, place)
                ) asked
                order by asked.place
                """,
                row -> new Counted(row.getString(1), row.getInt(2)),
                COMMON,
                terms.stream().map(SearchTerm::query).toArray(String[]::new));
    }

    /** Whether any amendement that is shown answers a tsquery. */
    boolean exists(String query) {
        return jdbc.exists("select from amendement where is_shown and search @@ cast(? as tsquery) limit 1", query);
    }

    /** Some of those that hold a word in any form: title, reasons, what changes. */
    List<String> texts(String word) {
        return jdbc.list("""
                select concat_ws(' ', a.title ->> 'quote', a.expose, a.dispositif)
                from amendement a
                where a.is_shown and a.search @@ to_tsquery('pg_catalog.french', search_words(?))
                limit ?
                """, row -> row.getString(1), word, SOME);
    }

    /** Known words with letters in common. */
    List<String> near(String word) {
        return jdbc.list(
                "select word from search_word where word % ? order by similarity(word, ?) desc, word limit ?",
                row -> row.getString(1), word, word, NEAR);
    }

    /** Stems by the words that have them. */
    Map<String, String> forms(Collection<String> stems) {
        Map<String, String> forms = new HashMap<>();
        jdbc.each(
                "select word, stem from search_word where stem = any(?) limit ?",
                0,
                row -> forms.put(row.getString(1), row.getString(2)),
                stems.toArray(String[]::new),
                MOST_FORMS);
        return forms;
    }
}
