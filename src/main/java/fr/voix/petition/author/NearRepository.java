package fr.voix.petition.author;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The SQL of petitions that look alike. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface NearRepository extends GenericRepository<AskedRow, Long> {

    String CANDIDATES = """
            select near.petition_id as id, near.titre, near.state
            from (
                select p.petition_id, p.titre, p.state,
                    greatest(
                        similarity(p.titre, asked.title),
                        case when shared.words > 1
                            then (shared.words + shared.titled) / (2.0 * greatest(least(asked.words, shared.own), 1))
                            else 0 end) as likeness
                from (
                    select title, cardinality(lexemes) as words, lexemes, query
                    from (
                        select cast(:title as text) as title,
                            tsvector_to_array(to_tsvector('pg_catalog.french', :words)) as lexemes,
                            to_tsquery('pg_catalog.french', :query) as query
                    ) typed
                ) asked
                cross join lateral (
                    select p.petition_id, p.titre, p.state, p.search
                    from petition p
                    where (p.search @@ asked.query or p.titre % asked.title)
                        and\s""";

    String LIKEST = """

                    order by similarity(p.titre, asked.title) desc
                    limit 300
                ) p
                cross join lateral (
                    select count(*) filter (where word.lexeme = any(asked.lexemes)) as words,
                        count(*) filter (where word.lexeme = any(asked.lexemes) and 'A' = any(word.weights)) as titled,
                        count(*) filter (where word.lexeme <> 'le' and 'A' = any(word.weights)) as own
                    from unnest(ts_filter(p.search, '{a,b}')) as word (lexeme, positions, weights)
                ) shared
            ) near
            where near.likeness >= 0.5
            order by near.state = 'OPEN' desc, near.likeness desc, near.petition_id desc
            limit :most""";

    /**
     * Open ones first, then the most alike. Alike is who has most of the letters in their order, or two words at least, by their
     * stems, that make half of the shorter title; one that stands only in what is asked is half a word. Of the titles of the
     * sample none is like another then, and each is found by a title that asks for the same. Of those with a word in common,
     * which may be all there are, the 300 with the likest titles are compared word by word.
     *
     * @param title as it is typed
     * @param words of it that tell it from others
     * @param query the same, joined by {@code |}, each to be found in titles and in what is asked
     */
    @Query(CANDIDATES + "p.is_shown" + LIKEST)
    List<Alike> list(String title, String words, String query, int most);

    /** As above, of all that moderators see, but one. */
    @Query(CANDIDATES + "p.state not in ('DRAFT', 'SPONSORING', 'LAPSED') and p.petition_id <> :except" + LIKEST)
    List<Alike> listOnDesk(String title, String words, String query, long except, int most);

    /** A petition that looks like one that is being written. */
    @Introspected
    record Alike(long id, String titre, String state) {}
}
