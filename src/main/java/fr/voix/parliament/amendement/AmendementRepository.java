package fr.voix.parliament.amendement;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface AmendementRepository extends GenericRepository<Amendement, String> {

    String COLUMNS = """
            select uid, legislature, chronotag, dossier_uid, texte_uid, examen_ref, organe_examen, path, numero,
                numero_ordre, rectification, tri, parent_uid, auteur_type, auteur_uid, rapporteur_uid, auteur_organe_uid,
                groupe_uid, signataires, cosignataire_uids, division_titre, division_designation, division_type, division_position,
                alinea, mission_code, mission_libelle, mission_etat, code_loi, article_loi, cartouche, dispositif,
                credits, expose, text_sha256, etat_code, etat_libelle, sous_etat_code, sous_etat_libelle, sort,
                sort_libelle, depose_on, publie_on, sort_at, seance_ref, discussion_commune, discussion_identique,
                title, written_with, fingerprint, is_hidden, debat_on
            from amendement
            """;

    Optional<Amendement> findByUid(String uid);

    Optional<Amendement> findByPath(String path);

    List<Amendement> findByUidIn(Collection<String> uids);

    @Query(COLUMNS + """
            where examen_ref = :examenRef
                and discussion_identique = :discussionIdentique
                and uid <> :uid
                and is_shown
            order by tri nulls last, numero_ordre
            """)
    List<Amendement> findIdentiques(String examenRef, String discussionIdentique, String uid);

    /** What may ask the same as one but for a figure: at the same place, of a like length. */
    @Query(COLUMNS + """
            where texte_uid = :texteUid
                and examen_ref = :examenRef
                and division_designation = :division
                and parent_uid is not distinct from cast(:parentUid as text)
                and (credits is not null) = :isOfCredits
                and case when :isOfCredits
                    then mission_code is not distinct from cast(:mission as text)
                        and length(expose) between :length * 0.8 and :length * 1.25
                    else length(dispositif) between :length - 12 and :length + 12 end
                and uid <> :uid
                and is_shown
            order by tri nulls last, numero_ordre
            """)
    List<Amendement> findLike(
            String texteUid,
            String examenRef,
            String division,
            @Nullable String parentUid,
            boolean isOfCredits,
            @Nullable String mission,
            int length,
            String uid);

    @Query(COLUMNS + """
            where parent_uid = :parentUid
                and is_shown
            order by tri nulls last, numero_ordre
            limit :most
            """)
    List<Amendement> findSousAmendements(String parentUid, int most);

    @Query("select commission_of(auteur_type, auteur_organe_uid, organe_examen) from amendement where uid = :uid")
    Optional<String> findCommission(String uid);

    @Query("update amendement set is_hidden = :isHidden where uid = :uid and is_hidden <> :isHidden")
    int hide(String uid, boolean isHidden);

    @Query("select max(chronotag) from amendement where uid <> :exceptUid")
    Optional<Long> findLastChange(String exceptUid);

    @Query("select uid, chronotag, dossier_uid, fingerprint, text_sha256 from amendement where uid = any(:uids)")
    List<AmendementVersion> findVersions(@TypeDef(type = DataType.STRING_ARRAY) String[] uids);

    /** An address that another amendement has already is not taken from it: the newcomer stays without one. */
    @Query("""
            insert into amendement (uid, legislature, chronotag, dossier_uid, texte_uid, examen_ref, organe_examen, path,
                numero, numero_ordre, rectification, tri, parent_uid, auteur_type, auteur_uid, rapporteur_uid,
                auteur_organe_uid, groupe_uid, signataires, cosignataire_uids, division_titre, division_designation, division_type,
                division_position, alinea, mission_code, mission_libelle, mission_etat, code_loi, article_loi, cartouche,
                dispositif, credits, expose, text_sha256, etat_code, etat_libelle, sous_etat_code, sous_etat_libelle,
                sort, sort_libelle, depose_on, publie_on, sort_at, seance_ref, discussion_commune,
                discussion_identique, title, written_with, search, fingerprint, imported_at)
            values (:uid, :legislature, :chronotag, :dossierUid, :texteUid, :examenRef, :organeExamen,
                case when not exists (
                    select from amendement other where other.path = cast(:path as text) and other.uid <> :uid)
                then cast(:path as text) end,
                :numero, :numeroOrdre, :rectification, :tri, :parentUid, :auteurType, :auteurUid, :rapporteurUid,
                :auteurOrganeUid, :groupeUid, :signataires, :cosignataireUids, :divisionTitre, :divisionDesignation, :divisionType,
                :divisionPosition, :alinea, :missionCode, :missionLibelle, :missionEtat, :codeLoi, :articleLoi, :cartouche,
                :dispositif, cast(:credits as jsonb), :expose, :textSha256, :etatCode, :etatLibelle, :sousEtatCode, :sousEtatLibelle,
                :sort, :sortLibelle, :deposeOn, :publieOn, :sortAt, :seanceRef, :discussionCommune,
                :discussionIdentique, cast(:title as jsonb), :writtenWith, '', :fingerprint, now())
            on conflict (uid) do update
            set legislature = excluded.legislature, chronotag = excluded.chronotag,
                dossier_uid = coalesce(excluded.dossier_uid, amendement.dossier_uid), texte_uid = excluded.texte_uid,
                examen_ref = excluded.examen_ref, organe_examen = excluded.organe_examen, path = excluded.path,
                numero = excluded.numero, numero_ordre = excluded.numero_ordre, rectification = excluded.rectification,
                tri = excluded.tri, parent_uid = excluded.parent_uid, auteur_type = excluded.auteur_type,
                auteur_uid = excluded.auteur_uid, rapporteur_uid = excluded.rapporteur_uid,
                auteur_organe_uid = excluded.auteur_organe_uid,
                groupe_uid = excluded.groupe_uid, signataires = excluded.signataires,
                cosignataire_uids = excluded.cosignataire_uids, division_titre = excluded.division_titre,
                division_designation = excluded.division_designation, division_type = excluded.division_type,
                division_position = excluded.division_position, alinea = excluded.alinea,
                mission_code = excluded.mission_code, mission_libelle = excluded.mission_libelle,
                mission_etat = excluded.mission_etat, code_loi = excluded.code_loi, article_loi = excluded.article_loi,
                cartouche = excluded.cartouche, dispositif = excluded.dispositif, credits = excluded.credits,
                expose = excluded.expose, text_sha256 = excluded.text_sha256, etat_code = excluded.etat_code,
                etat_libelle = excluded.etat_libelle, sous_etat_code = excluded.sous_etat_code,
                sous_etat_libelle = excluded.sous_etat_libelle, sort = excluded.sort,
                sort_libelle = excluded.sort_libelle, depose_on = excluded.depose_on, publie_on = excluded.publie_on,
                sort_at = excluded.sort_at, seance_ref = excluded.seance_ref,
                discussion_commune = excluded.discussion_commune, discussion_identique = excluded.discussion_identique,
                summary = case when amendement.text_sha256 is not distinct from excluded.text_sha256 then amendement.summary end,
                title = excluded.title, written_with = excluded.written_with,
                fingerprint = excluded.fingerprint, imported_at = excluded.imported_at
            """)
    void upsert(List<Amendement> rows);

    String NAMED = """
            from amendement self
            left join texte t on t.uid = self.texte_uid
            left join dossier d on d.uid = coalesce(self.dossier_uid, t.dossier_uid)
            left join acteur p on p.uid = coalesce(self.auteur_uid, self.rapporteur_uid)
            left join groupe g on g.uid = self.groupe_uid
            """;

    String REFRESH_SEARCH = """
            update amendement a
            set head = h.head, search = amendement_search(
                    h.head, concat_ws(' ', self.numero, self.numero_ordre, self.dispositif, self.expose))
            """ + NAMED + """
            cross join lateral (
                select amendement_head(
                    self.numero,
                    self.numero_ordre,
                    concat_ws(' ', self.division_titre, self.division_designation),
                    self.division_position = 'A',
                    concat_ws(' ', self.summary, self.title ->> 'quote'),
                    concat_ws(' ', self.mission_libelle, t.titre_court, d.titre, split_part(self.signataires, ',', 1),
                        p.prenom, p.nom, g.libelle, g.sigle, case self.auteur_type when 'GOUVERNEMENT' then 'gouvernement' end),
                    self.expose) head
            ) h
            where a.uid = self.uid
            """;

    /** Words are never taken away: one that no amendement has any more is a suggestion that finds nothing. */
    @Query("""
            insert into search_word (word, stem)
            select word, stem
            from (
                select distinct found.word
            """ + NAMED + """
                cross join lateral unnest(tsvector_to_array(to_tsvector('pg_catalog.simple', plain_words(concat_ws(' ',
                    self.summary, self.title ->> 'quote', self.mission_libelle, t.titre_court, d.titre, p.prenom, p.nom, g.libelle, g.sigle,
                    left(self.expose, 150000)))))) found (word)
                where self.uid = any(:uids)
                    and found.word ~ '^[a-z][a-z0-9]{1,29}$'
                    and not exists (select from search_word known where known.word = found.word)
            ) words
            cross join lateral (
                select (tsvector_to_array(to_tsvector('pg_catalog.french', search_words(word))))[1] stem
            ) stems
            where stem is not null
            order by word
            on conflict do nothing
            """)
    void learnWords(@TypeDef(type = DataType.STRING_ARRAY) String[] uids);

    /** A null day takes away what was known. */
    @Query("""
            update amendement
            set debat_on = cast(found.day as date)
            from unnest(:uids, :days) as found (uid, day)
            where amendement.uid = found.uid
            """)
    void saveDebats(
            @TypeDef(type = DataType.STRING_ARRAY) String[] uids, @TypeDef(type = DataType.STRING_ARRAY) String[] days);

    @Query("update amendement set summary = :summary where uid = :uid")
    void sumUp(String uid, @Nullable String summary);

    @Query(REFRESH_SEARCH + "and self.uid = any(:uids)")
    void refreshSearch(@TypeDef(type = DataType.STRING_ARRAY) String[] uids);

    @Query(REFRESH_SEARCH + "and (self.auteur_uid = any(:acteurUids) or self.rapporteur_uid = any(:acteurUids))")
    void refreshSearchOfActeurs(@TypeDef(type = DataType.STRING_ARRAY) String[] acteurUids);

    @Query(REFRESH_SEARCH + "and self.texte_uid = any(:texteUids)")
    void refreshSearchOfTextes(@TypeDef(type = DataType.STRING_ARRAY) String[] texteUids);

    @Query(REFRESH_SEARCH + "and self.dossier_uid = any(:dossierUids)")
    void refreshSearchOfDossiers(@TypeDef(type = DataType.STRING_ARRAY) String[] dossierUids);
}
