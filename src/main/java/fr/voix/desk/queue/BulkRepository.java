package fr.voix.desk.queue;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Scrutins that can be classified together, those that are classified already included; erased amendements are in none. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface BulkRepository extends GenericRepository<QueueRow, String> {

    String COLUMNS = """
            select a.uid, a.numero, a.division_titre, a.division_designation, a.mission_libelle,
                coalesce(t.titre_court, t.titre) as texte_titre
            """;

    String TABLES = """
            from amendement a
            join scrutin s on s.uid = a.uid
            left join texte t on t.uid = a.texte_uid
            where a.is_shown
            """;

    String LISTED = """
            order by a.texte_uid, a.numero_ordre, a.uid
            limit :size""";

    /**
     * Debated as identical, or the same change to the same place of the same texte: « supprimer cet article » alone says
     * nothing.
     */
    String SAME = """
            with self as (
                select texte_uid, examen_ref, discussion_identique, coalesce(dispositif, cast(credits as text)) as change,
                    (division_titre, division_designation, division_position, alinea, mission_libelle) as place
                from amendement
                where uid = :uid
            ), same as (
                select cast(:uid as text) as uid
                union
                select b.uid
                from self
                join amendement b using (examen_ref, discussion_identique)
                union
                select b.uid
                from self
                join amendement b on b.texte_uid = self.texte_uid
                    and (b.dispositif is not null or b.credits is not null)
                    and md5(coalesce(b.dispositif, cast(b.credits as text))) = md5(self.change)
                    and coalesce(b.dispositif, cast(b.credits as text)) = self.change
                    and (b.division_titre, b.division_designation, b.division_position, b.alinea, b.mission_libelle)
                        is not distinct from self.place
            )
            """;

    String COUNT = """
            select count(*) as scrutins, count(*) filter (where not exists (
                select
                from scrutin_theme x
                where x.scrutin_uid = a.uid)) as waiting
            """;

    @Query(SAME + COUNT + TABLES + "and a.uid in (select uid from same)")
    GroupCountRow countIdentical(String uid);

    @Query(SAME + COLUMNS + TABLES + "and a.uid in (select uid from same)\n" + LISTED)
    List<BulkRow> identical(String uid, int size);

    @Query(COUNT + TABLES + "and a.texte_uid = :texte and a.mission_libelle = :mission")
    GroupCountRow countMission(String texte, String mission);

    @Query(COLUMNS + TABLES + "and a.uid = any(:uids)\n" + LISTED)
    List<BulkRow> chosen(@TypeDef(type = DataType.STRING_ARRAY) String[] uids, int size);

    @Query(COLUMNS + TABLES + ScrutinQueueRepository.FILTERS + LISTED)
    List<BulkRow> matching(
            @Nullable String words,
            @Nullable String texte,
            @Nullable String mission,
            @Nullable String groupe,
            int size);
}
