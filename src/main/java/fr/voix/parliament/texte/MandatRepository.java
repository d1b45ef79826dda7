package fr.voix.parliament.texte;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface MandatRepository extends GenericRepository<Mandat, String> {

    @Query("""
            select acteur_uid, rang, type, organe_uid, debut_on, fin_on
            from acteur_mandat
            where acteur_uid = :acteurUid
            order by debut_on, rang
            """)
    List<Mandat> findOf(String acteurUid);

    /** Until when those sat who sit no more. */
    @Query("""
            select acteur_uid, max(fin_on) as until
            from acteur_mandat
            where type = 'ASSEMBLEE' and acteur_uid = any(:acteurUids)
            group by acteur_uid
            having bool_and(fin_on is not null)
            """)
    List<SeatEnd> findEnds(@TypeDef(type = DataType.STRING_ARRAY) String[] acteurUids);

    @Query("delete from acteur_mandat where acteur_uid = any(:acteurUids)")
    void deleteOf(@TypeDef(type = DataType.STRING_ARRAY) String[] acteurUids);

    @Query("""
            insert into acteur_mandat (acteur_uid, rang, type, organe_uid, debut_on, fin_on)
            values (:acteurUid, :rang, :type, :organeUid, :debutOn, :finOn)
            """)
    void insert(List<Mandat> rows);
}
