package fr.voix.parliament.texte;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ActeurRepository extends OfficialRepository<Acteur> {

    @Query("select prenom || ' ' || nom from acteur union all select nom || ' ' || prenom from acteur")
    List<String> findNames();

    @Query("""
            insert into acteur (uid, civilite, prenom, nom, groupe_uid, departement, numero_departement,
                numero_circonscription, fingerprint)
            values (:uid, :civilite, :prenom, :nom, :groupeUid, :departement, :numeroDepartement,
                :numeroCirconscription, :fingerprint)
            on conflict (uid) do update
            set civilite = excluded.civilite, prenom = excluded.prenom, nom = excluded.nom,
                groupe_uid = excluded.groupe_uid, departement = excluded.departement,
                numero_departement = excluded.numero_departement,
                numero_circonscription = excluded.numero_circonscription, fingerprint = excluded.fingerprint
            """)
    @Override
    void upsert(List<Acteur> rows);
}
