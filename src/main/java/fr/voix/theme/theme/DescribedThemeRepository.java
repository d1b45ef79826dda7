package fr.voix.theme.theme;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** Themes with their descriptions and counts; what stands under one is counted as the public sees it. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface DescribedThemeRepository extends GenericRepository<DescribedTheme, Integer> {

    String THEMES = """
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

    @Query(THEMES + """
            order by t.rang, t.theme_id""")
    List<DescribedTheme> all();

    @Query(THEMES + """
            where t.theme_id = :themeId""")
    Optional<DescribedTheme> byId(int themeId);

    @Query(THEMES + """
            where t.theme_id = current_theme(:slug)""")
    Optional<DescribedTheme> bySlug(String slug);
}
