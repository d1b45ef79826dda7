package fr.voix.parliament.texte;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface LectureRepository extends GenericRepository<Lecture, String> {

    @Query("""
            select dossier_uid, rang, code, libelle, debut_on, fin_on, conclusion, scrutins
            from dossier_lecture
            where dossier_uid = :dossierUid
            order by rang
            """)
    List<Lecture> findOf(String dossierUid);

    @Query("delete from dossier_lecture where dossier_uid = any(:dossierUids)")
    void deleteOf(@TypeDef(type = DataType.STRING_ARRAY) String[] dossierUids);

    @Query("""
            insert into dossier_lecture (dossier_uid, rang, code, libelle, debut_on, fin_on, conclusion, scrutins)
            values (:dossierUid, :rang, :code, :libelle, :debutOn, :finOn, :conclusion, :scrutins)
            """)
    void insert(List<Lecture> rows);
}
