package fr.voix.parliament.texte;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ActeurRepository extends OfficialRepository<Acteur> {

    @Query("select prenom || ' ' || nom from acteur union all select nom || ' ' || prenom from acteur")
    List<String> findNames();

    List<Acteur> findByGroupeUid(String groupeUid);

    @Query("select groupe_uid, count(*) as members from acteur where groupe_uid is not null group by groupe_uid")
    List<GroupeSize> countMembers();

    /** Those who sit in the Assemblée. */
    @Query("""
            select uid, slug, civilite, prenom, nom, groupe_uid, departement, numero_departement, numero_circonscription,
                mail, fingerprint
            from acteur a
            where exists (
                select from acteur_mandat m
                where m.acteur_uid = a.uid and m.type = 'ASSEMBLEE' and m.fin_on is null)
            """)
    List<Acteur> findSitting();

    /** Those who sat in it, or voted, and do not sit now. */
    @Query("""
            select uid, slug, civilite, prenom, nom, groupe_uid, departement, numero_departement, numero_circonscription,
                mail, fingerprint
            from acteur a
            where not exists (
                    select from acteur_mandat m
                    where m.acteur_uid = a.uid and m.type = 'ASSEMBLEE' and m.fin_on is null)
                and (exists (select from acteur_mandat m where m.acteur_uid = a.uid and m.type = 'ASSEMBLEE')
                    or exists (select from scrutin_public_vote v where v.acteur_uid = a.uid))
            """)
    List<Acteur> findFormer();

    /** By uid; a group or a place that is null narrows nothing. */
    @Query("""
            select uid, slug, civilite, prenom, nom, groupe_uid, departement, numero_departement, numero_circonscription,
                mail, fingerprint
            from acteur
            where (cast(:groupeUid as text) is null or groupe_uid = :groupeUid)
                and uid > coalesce(cast(:afterUid as text), '')
            order by uid
            limit :size
            """)
    List<Acteur> findAfter(@Nullable String groupeUid, @Nullable String afterUid, int size);

    Optional<Acteur> findBySlug(String slug);

    // Of two persons of one name the second has the official uid in the address.
    @Query("""
            insert into acteur (uid, slug, civilite, prenom, nom, groupe_uid, departement, numero_departement,
                numero_circonscription, mail, fingerprint)
            values (:uid,
                case when exists (select from acteur a where a.slug = :slug and a.uid <> :uid)
                    then cast(:slug as text) || '-' || lower(:uid) else :slug end,
                :civilite, :prenom, :nom, :groupeUid, :departement, :numeroDepartement,
                :numeroCirconscription, :mail, :fingerprint)
            on conflict (uid) do update
            set civilite = excluded.civilite, prenom = excluded.prenom, nom = excluded.nom,
                groupe_uid = excluded.groupe_uid, departement = excluded.departement,
                numero_departement = excluded.numero_departement,
                numero_circonscription = excluded.numero_circonscription, mail = excluded.mail, fingerprint = excluded.fingerprint
            """)
    @Override
    void upsert(List<Acteur> rows);
}
