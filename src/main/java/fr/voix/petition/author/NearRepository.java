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

    /**
     * Shown ones alone, open ones first, then the most alike. Alike is who shares half of the words asked for, by their stems,
     * or most of the letters in their order. Of those with a word in common, which may be all there are, the 300 with the
     * likest titles are compared word by word.
     *
     * @param title as it is typed
     * @param words of it, joined by {@code |}, each to be found in titles and in what is asked
     */
    @Query("""
            select near.petition_id as id, near.titre, near.state
            from (
                select p.petition_id, p.titre, p.state,
                    greatest(similarity(p.titre, asked.title), cast(shared.words as real) / greatest(asked.words, 1)) as likeness
                from (
                    select title, cardinality(lexemes) as words, lexemes, query
                    from (
                        select cast(:title as text) as title,
                            tsvector_to_array(to_tsvector('pg_catalog.french', :title)) as lexemes,
                            to_tsquery('pg_catalog.french', :words) as query
                    ) typed
                ) asked
                cross join lateral (
                    select p.petition_id, p.titre, p.state, p.search
                    from petition p
                    where p.is_shown and (p.search @@ asked.query or p.titre % asked.title)
                    order by similarity(p.titre, asked.title) desc
                    limit 300
                ) p
                cross join lateral (
                    select count(*) as words
                    from unnest(tsvector_to_array(ts_filter(p.search, '{a,b}'))) word
                    where word = any(asked.lexemes)
                ) shared
            ) near
            where near.likeness >= 0.5
            order by near.state = 'OPEN' desc, near.likeness desc, near.petition_id desc
            limit :most""")
    List<Alike> list(String title, String words, int most);

    /** A petition that looks like one that is being written. */
    @Introspected
    record Alike(long id, String titre, String state) {}
}
