package fr.voix.theme.theme;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
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

/** SQL of themes and the scrutins under them. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ThemeRepository extends GenericRepository<Theme, Integer> {

    /** Themes in use. */
    @Query("""
            select theme_id as id, slug, libelle, libelle_en
            from theme
            where retired_at is null and merged_into is null
            order by rang, theme_id""")
    List<Theme> list();

    /** The theme of a present or former address. */
    @Query("""
            select theme_id as id, slug, libelle, libelle_en
            from theme
            where theme_id = current_theme(:slug)""")
    Optional<Theme> bySlug(String slug);

    /** Every theme by each of its present and former slugs. */
    @Query("""
            select s.slug as found, t.theme_id as id, t.slug, t.libelle, t.libelle_en
            from theme_slug s
            join theme t using (theme_id)""")
    List<NamedTheme> byEverySlug();

    /** As {@link #byEverySlug}; instead of a merged theme, the one that it was merged into. */
    @Query("""
            select s.slug as found, t.theme_id as id, t.slug, t.libelle, t.libelle_en
            from theme_slug s
            join theme t on t.theme_id = current_theme(s.slug)""")
    List<NamedTheme> nowByEverySlug();

    /**
     * Locks those of these themes that are in use until the end of the transaction: none is renamed, merged or retired meanwhile.
     */
    @Query("""
            select s.slug as found, t.theme_id as id, t.slug, t.libelle, t.libelle_en
            from theme_slug s
            join theme t using (theme_id)
            where s.slug in (:slugs) and t.retired_at is null and t.merged_into is null
            order by t.theme_id
            for share of t""")
    List<NamedTheme> holdOffered(Collection<String> slugs);

    /** Themes in use with at least one shown scrutin. */
    @Query("""
            select t.theme_id as id, t.slug, t.libelle, t.libelle_en
            from theme t
            where t.retired_at is null and t.merged_into is null
                and exists (
                    select
                    from scrutin_theme s
                    join amendement a on a.uid = s.scrutin_uid and a.is_shown
                    where s.theme_id = t.theme_id)
            order by t.rang, t.theme_id""")
    List<Theme> filled();

    /** The themes that the last audit entry of each scrutin explains; others are not returned. */
    @Query("""
            select s.scrutin_uid as found, t.theme_id as id, t.slug, t.libelle, t.libelle_en
            from scrutin_theme s
            join theme t using (theme_id)
            where s.scrutin_uid in (:scrutinUids)
            order by s.scrutin_uid, s.rang""")
    List<NamedTheme> of(Collection<String> scrutinUids);

    /** Whether it has any theme, explained by an audit entry or not. */
    @Query("select exists (select from filing where scrutin_uid = :scrutinUid)")
    boolean isFiled(String scrutinUid);

    @Query("""
            delete from filing
            where scrutin_uid = :scrutinUid""")
    void clear(String scrutinUid);

    /** The main theme first. */
    @Query("""
            insert into filing (scrutin_uid, rang, theme_id, decided_at, question_sha256)
            select :scrutinUid, given.rang, given.theme_id, cast(given.decided_at as timestamptz),
                (select question_sha256 from scrutin where uid = :scrutinUid)
            from unnest(:themeIds, :decidedAt) with ordinality as given (theme_id, decided_at, rang)""")
    void add(
            String scrutinUid,
            @TypeDef(type = DataType.INTEGER_ARRAY) Integer[] themeIds,
            @TypeDef(type = DataType.STRING_ARRAY) String[] decidedAt);

    /** Whether the text of a scrutin changed since it was classified. */
    @Query("""
            select exists (
                select
                from scrutin_theme x
                join scrutin s on s.uid = x.scrutin_uid
                where x.scrutin_uid = :scrutinUid and x.question_sha256 <> s.question_sha256)""")
    boolean isChanged(String scrutinUid);

    @Query("""
            select theme_id, decided_at
            from scrutin_theme
            where scrutin_uid = :scrutinUid""")
    List<Placed> placed(String scrutinUid);

    /** A theme of a scrutin, and since when. */
    @MappedEntity("scrutin_theme")
    record Placed(@Id int themeId, Instant decidedAt) {}

    /** Themes with all details; scrutins and votes are counted as the public sees them. */
    String DESCRIBED = """
            select t.theme_id, t.slug, t.libelle, t.libelle_en, t.description, t.description_en,
                i.theme_id as into_id, i.slug as into_slug, i.libelle as into_libelle, i.libelle_en as into_libelle_en,
                t.retired_at, t.version, t.rang, t.changed_at, c.scrutins, c.votes
            from theme t
            left join theme i on i.theme_id = t.merged_into
            cross join lateral (
                select count(*) as scrutins,
                    coalesce(sum(u.pour_0 + u.contre_0 + u.abstention_0 + u.pour_1 + u.contre_1 + u.abstention_1
                        + u.pour_2 + u.contre_2 + u.abstention_2), 0) as votes
                from scrutin_theme s
                join amendement a on a.uid = s.scrutin_uid and a.is_shown
                join scrutin x on x.uid = s.scrutin_uid
                join sound_urn u using (urn_id)
                where s.theme_id = t.theme_id
            ) c
            """;

    @Query(DESCRIBED + """
            order by t.rang, t.theme_id""")
    List<DescribedTheme> described();

    @Query(DESCRIBED + """
            where t.theme_id = :themeId""")
    Optional<DescribedTheme> described(int themeId);

    @Query(DESCRIBED + """
            where t.theme_id = current_theme(:slug)""")
    Optional<DescribedTheme> described(String slug);

    /**
     * A theme, and the key by which it was found.
     *
     * @param found one of its present or former slugs, or a scrutin under it
     */
    @Introspected
    record NamedTheme(String found, int id, String slug, String libelle, String libelleEn) {

        Theme theme() {
            return new Theme(id, slug, libelle, libelleEn);
        }
    }
}
