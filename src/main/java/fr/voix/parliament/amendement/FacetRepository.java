package fr.voix.parliament.amendement;

import fr.voix.base.database.Jdbc;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The SQL of what lists can be narrowed by. */
@Singleton
record FacetRepository(Jdbc jdbc) {

    private static final String VALUES = """
            select case
                    when grouping(dossier) = 0 then 'DOSSIER'
                    when grouping(groupe) = 0 then 'GROUPE'
                    when grouping(mission) = 0 then 'MISSION'
                    when grouping(commission) = 0 then 'COMMISSION'
                    when grouping(auteur) = 0 then 'AUTEUR'
                    when grouping(sort) = 0 then 'SORT'
                    when grouping(officiel) = 0 then 'OFFICIEL'
                    else 'ANNEE'
                end,
                coalesce(dossier, groupe, mission, commission, auteur, sort, officiel, cast(annee as text)) as value,
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
                    coalesce(t.titre_court, d.titre, t.titre) as titre, g.libelle as groupe_libelle, a.mission_libelle, a.sort,
                    case when a.uid in (select v.amendement_uid from scrutin_public_amendement v) then 'oui' end as officiel,
                    p.prenom || ' ' || p.nom as auteur_nom
                from amendement a
                left join texte t on t.uid = a.texte_uid
                left join dossier d on d.uid = t.dossier_uid
                left join groupe g on g.uid = a.groupe_uid
                left join acteur p on p.uid = a.auteur_uid
                where a.is_shown
            """;

    private static final String GROUPS = """
            ) shown
            group by grouping sets (dossier, groupe, mission, commission, auteur, sort, officiel, annee)
            having coalesce(dossier, groupe, mission, commission, auteur, sort, officiel, cast(annee as text)) is not null
            """;

    private static final String THEMES = """
            union all
            select 'THEME', cast(f.theme_id as text), null, count(*)
            from amendement a
            join scrutin_theme f on f.scrutin_uid = a.uid
            where a.is_shown
            """;

    /**
     * In one walk over what is shown and answers; those with most amendements first. A texte without a dossier is one of its own.
     * Of themes the value is the number.
     *
     * @param filters further conditions
     */
    List<FacetValue> all(SearchRepository.Part filters) {
        var statement = new SearchRepository.Part()
                .add(VALUES)
                .add(filters)
                .add(GROUPS)
                .add(THEMES)
                .add(filters)
                .add("group by f.theme_id\norder by 4 desc, 2");
        return jdbc.list(
                statement.sql().toString(),
                row -> new FacetValue(
                        Facet.valueOf(row.getString(1)), row.getString(2), row.getString(3), row.getLong(4)),
                statement.values().toArray());
    }

    /** What became of the amendements with one value, by how many. */
    Map<Sort, Long> outcomes(Facet facet, String value) {
        var counts = new EnumMap<Sort, Long>(Sort.class);
        jdbc.list(
                        "select a.sort, count(*) from amendement a where a.is_shown and "
                                + SearchRepository.condition(facet) + " group by a.sort",
                        row -> Map.entry(Sort.valueOf(row.getString(1)), row.getLong(2)),
                        value)
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }

    /** How many amendements each place of a bill has, those with most first. */
    List<Division> divisions(String dossierUid) {
        return jdbc.list("""
                select division_key(a.division_designation, a.division_titre, a.division_position), min(a.division_titre),
                    min(a.division_designation), min(a.division_position), count(*), count(*) filter (where a.sort = 'ADOPTE')
                from amendement a
                join texte t on t.uid = a.texte_uid
                where a.is_shown and coalesce(t.dossier_uid, t.uid) = ?
                group by 1
                order by count(*) desc, 1
                """, FacetRepository::division, dossierUid);
    }

    /** A place by what an address calls it, in the words of one bill that has it. */
    Optional<Division> division(String key) {
        return jdbc.list("""
                        select division_key(a.division_designation, a.division_titre, a.division_position), a.division_titre,
                            a.division_designation, a.division_position, 1, 0
                        from amendement a
                        where a.is_shown and division_key(a.division_designation, a.division_titre, a.division_position) = ?
                        order by a.uid
                        limit 1
                        """, FacetRepository::division, key).stream().findFirst();
    }

    private static Division division(ResultSet row) throws SQLException {
        return new Division(
                row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getLong(5), row.getLong(6));
    }
}
