package fr.voix.notice.follow;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The SQL by which what is followed is named, many at once, and by which it is noted when sorts became known. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SubjectRepository extends GenericRepository<Follow, UUID> {

    /** @param nameEn the same as in French where there is but one; {@code slug} is of themes alone */
    @Introspected
    record Named(String key, String name, String nameEn, String slug) {}

    /** Titles of those that the public sees. */
    @Query("""
            select cast(petition_id as text) as key, titre as name, titre as name_en, '' as slug
            from petition
            where petition_id in (:ids) and is_shown""")
    List<Named> petitions(Collection<Long> ids);

    /** For a theme that was merged, the names of the theme where it went. */
    @Query("""
            select cast(t.theme_id as text) as key, n.libelle as name, n.libelle_en as name_en, n.slug
            from theme t
            join theme n on n.theme_id = current_theme(t.slug)
            where t.theme_id in (:ids)""")
    List<Named> themes(Collection<Integer> ids);

    /** Those of these scrutins that the public sees. */
    @Query("select uid from amendement where uid = any(:uids) and is_shown")
    List<String> shownScrutins(@TypeDef(type = DataType.STRING_ARRAY) String[] uids);

    /** Those of these textes that have an amendement which is shown. */
    @Query("""
            select k.uid
            from unnest(cast(:uids as text[])) as k (uid)
            where exists (select from amendement a where a.texte_uid = k.uid and a.is_shown)""")
    List<String> textes(@TypeDef(type = DataType.STRING_ARRAY) String[] uids);

    /** The id of the theme that an address of today or of former times leads to. */
    @Query("select cast(theme as text) from current_theme(:slug) theme where theme is not null")
    Optional<String> themeOf(String slug);

    /**
     * Notes when this service learnt what became of amendements; how many are new. Only what was imported since the last note is
     * looked at, and the two days before it: no import takes so long between its time and its commit.
     */
    @Query("""
            insert into seen_sort (amendement_uid, sort, seen_at)
            select a.uid, a.sort, :now
            from amendement a
            left join seen_sort s on s.amendement_uid = a.uid
            where a.sort in ('ADOPTE', 'REJETE', 'TOMBE', 'NON_SOUTENU', 'RETIRE', 'IRRECEVABLE')
                and a.sort is distinct from s.sort
                and a.imported_at >= coalesce((select max(seen_at) from seen_sort) - interval '2 days', '-infinity')
            order by a.uid
            on conflict (amendement_uid) do update set sort = excluded.sort, seen_at = excluded.seen_at
            where seen_sort.sort <> excluded.sort""")
    int noteSorts(Instant now);
}
