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

/** Themes, and which scrutins stand under them. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ThemeRepository extends GenericRepository<Theme, Integer> {

    /** Those that are offered. */
    @Query("""
            select theme_id as id, slug, libelle, libelle_en
            from theme
            where retired_at is null and merged_into is null
            order by rang, theme_id""")
    List<Theme> list();

    /** The theme that an address of today or of former times leads to. */
    @Query("""
            select theme_id as id, slug, libelle, libelle_en
            from theme
            where theme_id = current_theme(:slug)""")
    Optional<Theme> bySlug(String slug);

    /** Every theme by every address that it has or had. */
    @Query("""
            select s.slug as found, t.theme_id as id, t.slug, t.libelle, t.libelle_en
            from theme_slug s
            join theme t using (theme_id)""")
    List<NamedTheme> byEverySlug();

    /** As {@link #byEverySlug}; where a theme was merged, the theme to which its scrutins went. */
    @Query("""
            select s.slug as found, t.theme_id as id, t.slug, t.libelle, t.libelle_en
            from theme_slug s
            join theme t on t.theme_id = current_theme(s.slug)""")
    List<NamedTheme> nowByEverySlug();

    /**
     * Those of the themes asked for that are offered, held as they are until the transaction ends: none is renamed, merged or
     * retired meanwhile, and none that was is among them.
     */
    @Query("""
            select s.slug as found, t.theme_id as id, t.slug, t.libelle, t.libelle_en
            from theme_slug s
            join theme t using (theme_id)
            where s.slug in (:slugs) and t.retired_at is null and t.merged_into is null
            order by t.theme_id
            for share of t""")
    List<NamedTheme> holdOffered(Collection<String> slugs);

    /** Those that are offered and under which something is shown. */
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

    /** As the last act on each has it; what no act explains is in no row. */
    @Query("""
            select s.scrutin_uid as found, t.theme_id as id, t.slug, t.libelle, t.libelle_en
            from scrutin_theme s
            join theme t using (theme_id)
            where s.scrutin_uid in (:scrutinUids)
            order by s.scrutin_uid, s.rang""")
    List<NamedTheme> of(Collection<String> scrutinUids);

    /** Whether it was filed, explained by an act or not. */
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

    /** A theme under which a scrutin stands, and since when. */
    @MappedEntity("scrutin_theme")
    record Placed(@Id int themeId, Instant decidedAt) {}

    /** With what is known of each; what stands under one is counted as the public sees it. */
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
     * A theme, and what it was found by.
     *
     * @param found a slug that it has or had, or a scrutin that stands under it
     */
    @Introspected
    record NamedTheme(String found, int id, String slug, String libelle, String libelleEn) {

        Theme theme() {
            return new Theme(id, slug, libelle, libelleEn);
        }
    }
}
