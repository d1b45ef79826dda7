package fr.voix.amendement;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface AmendementRepository extends GenericRepository<AmendementRow, String> {

    String COLUMNS = """
            select uid, legislature, chronotag, dossier_uid, texte_uid, examen_ref, organe_examen, path, numero,
                numero_ordre, rectification, tri, parent_uid, auteur_type, auteur_uid, auteur_organe_uid, groupe_uid,
                signataires, cosignataire_uids, division_titre, division_designation, division_type, division_position,
                alinea, mission_code, mission_libelle, mission_etat, code_loi, article_loi, cartouche, dispositif,
                credits, expose, text_sha256, etat_code, etat_libelle, sous_etat_code, sous_etat_libelle, sort,
                sort_libelle, depose_on, publie_on, sort_at, seance_ref, discussion_commune, discussion_identique,
                fingerprint
            from amendement
            """;

    Optional<AmendementRow> findByUid(String uid);

    Optional<AmendementRow> findByPath(String path);

    @Query(COLUMNS + "where uid = any(:uids)")
    List<AmendementRow> findAll(@TypeDef(type = DataType.STRING_ARRAY) String[] uids);

    @Query(COLUMNS + """
            where examen_ref = :examenRef
                and discussion_identique = :discussionIdentique
                and uid <> :uid
                and sort <> 'EFFACE'
            order by tri nulls last, numero_ordre
            """)
    List<AmendementRow> findIdentiques(String examenRef, String discussionIdentique, String uid);
}
