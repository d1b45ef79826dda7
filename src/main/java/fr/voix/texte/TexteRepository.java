package fr.voix.texte;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface TexteRepository extends GenericRepository<TexteRow, String> {

    // The dossier's title stands in where no source gives the texte one of its own.
    @Query("""
            select t.uid, t.dossier_uid, t.numero, t.type, t.titre, coalesce(t.titre_court, d.titre) titre_court,
                t.fingerprint
            from texte t
            left join dossier d on d.uid = t.dossier_uid
            where t.uid = any(:uids)
            """)
    List<TexteRow> findAll(@TypeDef(type = DataType.STRING_ARRAY) String[] uids);

    @Query("""
            select t.uid, t.dossier_uid, t.numero, t.type, t.titre, coalesce(t.titre_court, d.titre) titre_court,
                a.amendements
            from (
                select texte_uid, count(*) amendements
                from amendement
                where sort <> 'EFFACE'
                group by texte_uid
            ) a
            join texte t on t.uid = a.texte_uid
            left join dossier d on d.uid = t.dossier_uid
            order by a.amendements desc, t.uid
            """)
    List<TexteCountRow> findWithAmendements();
}
