package fr.voix.parliament.texte;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface GroupeRepository extends OfficialRepository<Groupe> {

    List<Groupe> listOrderByUid();

    Optional<Groupe> findBySlug(String slug);

    @Query("""
            insert into groupe (uid, slug, libelle, sigle, debut_on, fin_on, fingerprint)
            values (:uid,
                case when exists (select from groupe g where g.slug = :slug and g.uid <> :uid)
                    then cast(:slug as text) || '-' || lower(:uid) else :slug end,
                :libelle, :sigle, :debutOn, :finOn, :fingerprint)
            on conflict (uid) do update
            set libelle = excluded.libelle, sigle = excluded.sigle, debut_on = excluded.debut_on,
                fin_on = excluded.fin_on, fingerprint = excluded.fingerprint
            """)
    @Override
    void upsert(List<Groupe> rows);
}
