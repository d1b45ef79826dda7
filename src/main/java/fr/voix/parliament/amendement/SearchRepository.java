package fr.voix.parliament.amendement;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** The SQL of searches. A filter that is null is not applied. What is not shown is in none. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SearchRepository extends GenericRepository<Found, String> {

    String COLUMNS = """
            select a.uid, a.legislature, a.path, a.numero, a.texte_uid, a.groupe_uid, a.auteur_type, a.division_titre,
                a.division_designation, a.division_position,
                left(coalesce(a.expose, a.dispositif), 1500) as extrait, a.title, a.sort,
                coalesce(a.sort_libelle, a.etat_libelle) as sort_libelle, a.organe_examen, a.depose_on,
                a.uid = any(:withheld) as is_withheld, u.is_open,
                u.pour_0 + u.pour_1 + u.pour_2 as pour,
                u.contre_0 + u.contre_1 + u.contre_2 as contre,
                u.abstention_0 + u.abstention_1 + u.abstention_2 as abstention,
                u.size
            """;

    String TABLES = """
            from amendement a
            left join scrutin s on s.uid = a.uid
            left join sound_urn u on u.urn_id = s.urn_id
            where a.is_shown
            """;

    String SHOWN_URNS = """
            from sound_urn u
            join scrutin s using (urn_id)
            join amendement a on a.uid = s.uid
            where a.is_shown
            """;

    String FILTERS = """
                and (cast(:query as text) is null
                    or a.search @@ websearch_to_tsquery('pg_catalog.french', :query))
                and (cast(:texte as text) is null or a.texte_uid = :texte)
                and (cast(:groupe as text) is null or a.groupe_uid = :groupe)
                and (cast(:sort as text) is null or a.sort = :sort)
                and (cast(:theme as text) is null or exists (
                    select
                    from scrutin_theme st
                    where st.scrutin_uid = a.uid and st.theme_id = (select current_theme(:theme))))
            """;

    @Query(COLUMNS + TABLES + FILTERS + """
                and (cast(:afterUid as text) is null
                    or a.depose_on < cast(:afterOn as date)
                    or a.depose_on = cast(:afterOn as date) and a.uid < :afterUid
                    or a.depose_on is null and (cast(:afterOn as date) is not null or a.uid < :afterUid))
            order by a.depose_on desc nulls last, a.uid desc
            limit :size
            """)
    List<Found> newest(
            @TypeDef(type = DataType.STRING_ARRAY) String[] withheld,
            @Nullable String query,
            @Nullable String texte,
            @Nullable String groupe,
            @Nullable String sort,
            @Nullable String theme,
            @Nullable LocalDate afterOn,
            @Nullable String afterUid,
            int size);

    @Query(COLUMNS + TABLES + FILTERS + """
                and (cast(:afterUid as text) is null
                    or (coalesce(u.pour_0 + u.pour_1 + u.pour_2 + u.contre_0 + u.contre_1 + u.contre_2
                        + u.abstention_0 + u.abstention_1 + u.abstention_2, 0), a.uid)
                    < (cast(:afterVotes as bigint), cast(:afterUid as text)))
            order by coalesce(u.pour_0 + u.pour_1 + u.pour_2 + u.contre_0 + u.contre_1 + u.contre_2
                + u.abstention_0 + u.abstention_1 + u.abstention_2, 0) desc, a.uid desc
            limit :size
            """)
    List<Found> mostVoted(
            @TypeDef(type = DataType.STRING_ARRAY) String[] withheld,
            @Nullable String query,
            @Nullable String texte,
            @Nullable String groupe,
            @Nullable String sort,
            @Nullable String theme,
            @Nullable Long afterVotes,
            @Nullable String afterUid,
            int size);

    @Query("select count(*)\n" + TABLES + FILTERS)
    long count(
            @Nullable String query,
            @Nullable String texte,
            @Nullable String groupe,
            @Nullable String sort,
            @Nullable String theme);

    @Query("select count(*)\n" + TABLES + FILTERS + "and a.uid in (:uids)")
    long countOf(
            Collection<String> uids,
            @Nullable String query,
            @Nullable String texte,
            @Nullable String groupe,
            @Nullable String sort,
            @Nullable String theme);

    /** Those of them that are shown. */
    @Query(COLUMNS + TABLES + """
                and a.uid in (:uids)
            """)
    List<Found> ofUids(@TypeDef(type = DataType.STRING_ARRAY) String[] withheld, Collection<String> uids);

    /** What the first page puts forward: open scrutins, those with votes first. */
    @Query(COLUMNS + TABLES + """
                and u.is_open
            order by u.pour_0 + u.pour_1 + u.pour_2 + u.contre_0 + u.contre_1 + u.contre_2
                + u.abstention_0 + u.abstention_1 + u.abstention_2 desc, a.depose_on desc nulls last, a.uid desc
            limit :size
            """)
    List<Found> busiest(@TypeDef(type = DataType.STRING_ARRAY) String[] withheld, int size);

    @Query("select count(*)\n" + SHOWN_URNS + "and u.is_open")
    long countOpen();

    @Query("""
            select coalesce(sum(pour_0 + pour_1 + pour_2 + contre_0 + contre_1 + contre_2
                + abstention_0 + abstention_1 + abstention_2), 0)
            """ + SHOWN_URNS)
    long countBallots();
}
