package fr.voix.site.feed;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The SQL of the sitemap. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SitemapRepository extends GenericRepository<SitemapRow, String> {

    // All amendements are counted, shown or not: hiding one moves no other into another file.
    @Query("""
            select min(uid) as first_uid, max(imported_at) as last_change
            from (
                select uid, imported_at, (row_number() over (order by uid) - 1) / :size as part
                from amendement
            ) numbered
            group by part
            order by part
            """)
    List<SitemapPartRow> parts(int size);

    /** Those that are shown, from one uid up to another that does not belong to them. */
    @Query("""
            select uid, legislature, path, imported_at
            from amendement
            where is_shown and uid >= :fromUid and uid > :afterUid and (cast(:untilUid as text) is null or uid < :untilUid)
            order by uid
            limit :size
            """)
    List<SitemapRow> shown(String fromUid, String afterUid, @Nullable String untilUid, int size);
}
