package fr.voix.parliament.rollcall;

import fr.voix.parliament.rollcall.ScrutinPublic.Correction;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface CorrectionRepository extends GenericRepository<Correction, String> {

    @Query("""
            select scrutin_public_uid, acteur_uid, nullif(position, 'NON_VOTANT') as position, is_failure
            from scrutin_public_correction
            where scrutin_public_uid = :scrutinPublicUid
            order by acteur_uid, is_failure
            """)
    List<Correction> findOf(String scrutinPublicUid);

    @Query("delete from scrutin_public_correction where scrutin_public_uid = any(:uids)")
    void deleteOf(@TypeDef(type = DataType.STRING_ARRAY) String[] uids);

    @Query("""
            insert into scrutin_public_correction (scrutin_public_uid, acteur_uid, position, is_failure)
            values (:scrutinPublicUid, :acteurUid, coalesce(:position, 'NON_VOTANT'), :isFailure)
            """)
    void insert(List<Correction> rows);
}
