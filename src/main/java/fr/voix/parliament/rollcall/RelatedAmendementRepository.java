package fr.voix.parliament.rollcall;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Which amendements official roll-calls decided, of those that are shown. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RelatedAmendementRepository extends GenericRepository<RelatedAmendementRow, String> {

    @Query("""
            select l.scrutin_public_uid, a.uid, a.legislature, a.path, a.numero, l.identique
            from scrutin_public_amendement l
            join amendement a on a.uid = l.amendement_uid
            where l.scrutin_public_uid = any(:scrutinPublicUids) and a.is_shown
            order by l.scrutin_public_uid, l.identique, a.uid
            """)
    List<RelatedAmendementRow> ofScrutinsPublics(@TypeDef(type = DataType.STRING_ARRAY) String[] scrutinPublicUids);
}
