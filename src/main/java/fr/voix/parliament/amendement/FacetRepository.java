package fr.voix.parliament.amendement;

import fr.voix.base.database.Jdbc;
import jakarta.inject.Singleton;
import java.util.List;

/** The SQL of what lists can be narrowed by. */
@Singleton
record FacetRepository(Jdbc jdbc) {

    /** In one walk over what is shown; those with most amendements first. A texte without a dossier is one of its own. */
    List<FacetValue> all() {
        return jdbc.list(
                """
                select case
                        when grouping(dossier) = 0 then 'DOSSIER'
                        when grouping(groupe) = 0 then 'GROUPE'
                        when grouping(mission) = 0 then 'MISSION'
                        when grouping(commission) = 0 then 'COMMISSION'
                        when grouping(auteur) = 0 then 'AUTEUR'
                        else 'ANNEE'
                    end,
                    coalesce(dossier, groupe, mission, commission, auteur, cast(annee as text)) as value,
                    case
                        when grouping(dossier) = 0 then max(titre)
                        when grouping(groupe) = 0 then max(groupe_libelle)
                        when grouping(mission) = 0 then max(mission_libelle)
                        when grouping(auteur) = 0 then max(auteur_nom)
                    end,
                    count(*)
                from (
                    select coalesce(t.dossier_uid, a.texte_uid) as dossier, a.groupe_uid as groupe, a.mission_code as mission,
                        a.organe_examen as commission, a.auteur_uid as auteur, cast(extract(year from a.depose_on) as int) as annee,
                        coalesce(t.titre_court, d.titre, t.titre) as titre, g.libelle as groupe_libelle, a.mission_libelle,
                        p.prenom || ' ' || p.nom as auteur_nom
                    from amendement a
                    left join texte t on t.uid = a.texte_uid
                    left join dossier d on d.uid = t.dossier_uid
                    left join groupe g on g.uid = a.groupe_uid
                    left join acteur p on p.uid = a.auteur_uid
                    where a.is_shown
                ) shown
                group by grouping sets (dossier, groupe, mission, commission, auteur, annee)
                having coalesce(dossier, groupe, mission, commission, auteur, cast(annee as text)) is not null
                order by count(*) desc, value
                """,
                row -> new FacetValue(
                        Facet.valueOf(row.getString(1)), row.getString(2), row.getString(3), row.getLong(4)));
    }
}
