package fr.voix.parliament.debat;

import fr.voix.base.database.Jdbc;
import fr.voix.parliament.debat.Reunion.Point;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The SQL of the agenda. */
@Singleton
record ReunionRepository(Jdbc jdbc) {

    private static final String COLUMNS = """
            select r.uid, r.debut_at, r.is_seance, r.organe_uid, r.is_held, r.is_eventuelle, r.fingerprint
            from reunion r
            """;

    private static final String DEBATES = COLUMNS + """
            where r.is_held
                and exists (select from reunion_point p where p.reunion_uid = r.uid and p.is_debat)
            """;

    List<Reunion> findAll(Collection<String> uids) {
        return list(COLUMNS + "where r.uid = any(?)", (Object) uids.toArray(String[]::new));
    }

    /** Those from then on, the first one first. */
    List<Reunion> from(Instant from, int most) {
        return list(DEBATES + "and r.debut_at >= ? order by r.debut_at, r.uid limit ?", from, most);
    }

    /** Those before then that were sure to be held, the last one first. */
    List<Reunion> before(Instant before, int most) {
        return list(
                DEBATES + "and not r.is_eventuelle and r.debut_at < ? order by r.debut_at desc, r.uid desc limit ?",
                before,
                most);
    }

    /** Those in which one of these bills is debated, the last one first. */
    List<Reunion> ofDossiers(Collection<String> dossierUids, Instant from, int most) {
        return list(COLUMNS + """
                where r.is_held and r.debut_at >= ? and r.uid in (
                    select p.reunion_uid from reunion_point p where p.is_debat and p.dossier_uids && cast(? as text[]))
                order by r.debut_at desc, r.uid desc
                limit ?
                """, from, dossierUids.toArray(String[]::new), most);
    }

    /**
     * When an amendement is to be debated: the first time that its bill is, by those who examine it.
     *
     * @param organeUid the committee; null for the plenary
     */
    List<Reunion> next(String dossierUid, @Nullable String organeUid, Instant from) {
        return list(COLUMNS + """
                where r.is_held and r.debut_at >= ? and r.is_seance = (cast(? as text) is null)
                    and (r.is_seance or r.organe_uid = ?) and r.uid in (
                        select p.reunion_uid from reunion_point p where p.is_debat and p.dossier_uids && cast(? as text[]))
                order by r.debut_at
                limit 1
                """, from, organeUid, organeUid, new String[] {dossierUid});
    }

    /**
     * The amendements whose day of debate is another than the one that is stored, in the order of their uids. Debated was one
     * in the sitting that its file names. One that is undecided is to be debated the next time that its bill is, by those who
     * examine it; but not where amendements to a later version of the bill came in.
     */
    List<Map.Entry<String, Optional<LocalDate>>> changedDays(Instant from, String after, int most) {
        return jdbc.list(
                """
                with undecided as (
                    select a.uid, a.dossier_uid, a.texte_uid,
                        case a.organe_examen when 'AN' then 'AN' else substring(a.uid from 'PO\\d+') end organe
                    from amendement a
                    where a.sort in ('A_DISCUTER', 'EN_TRAITEMENT') and a.seance_ref is null
                ), version as (
                    select distinct on (a.dossier_uid) a.dossier_uid, a.texte_uid
                    from amendement a
                    where a.dossier_uid in (select u.dossier_uid from undecided u)
                    order by a.dossier_uid, a.depose_on desc nulls last, a.texte_uid desc
                ), coming as (
                    select asked.*, (
                        select r.debut_at
                        from reunion r
                        join reunion_point p on p.reunion_uid = r.uid
                        where r.is_held and r.debut_at >= ? and p.is_debat and p.dossier_uids && array[asked.dossier_uid]
                            and case asked.organe when 'AN' then r.is_seance
                                else not r.is_seance and r.organe_uid = asked.organe end
                        order by r.debut_at
                        limit 1) debut_at
                    from (
                        select distinct u.dossier_uid, u.texte_uid, u.organe
                        from undecided u
                        join version v using (dossier_uid, texte_uid)) asked
                ), found as (
                    select a.uid, a.debat_on,
                        cast(coalesce(held.debut_at, coming.debut_at) at time zone 'Europe/Paris' as date) as day
                    from amendement a
                    left join reunion held on held.uid = a.seance_ref and held.is_held
                    left join undecided u on u.uid = a.uid
                    left join coming on coming.dossier_uid = u.dossier_uid and coming.texte_uid = u.texte_uid
                        and coming.organe = u.organe
                )
                select uid, day
                from found
                where day is distinct from debat_on and uid > ?
                order by uid
                limit ?
                """,
                row -> Map.entry(row.getString(1), Optional.ofNullable(row.getObject(2, LocalDate.class))),
                from,
                after,
                most);
    }

    /** In the place of what was known of them. */
    void save(List<Reunion> found) {
        jdbc.update("delete from reunion where uid = any(?)", (Object)
                found.stream().map(Reunion::uid).toArray(String[]::new));
        jdbc.updateEach(
                "insert into reunion (uid, debut_at, is_seance, organe_uid, is_held, is_eventuelle, fingerprint)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                found.stream()
                        .map(one -> new Object[] {
                            one.uid(),
                            one.debutAt(),
                            one.isSeance(),
                            one.organeUid(),
                            one.isHeld(),
                            one.isEventuelle(),
                            one.fingerprint()
                        })
                        .toList());
        List<Object[]> points = new ArrayList<>();
        for (Reunion one : found) {
            for (int i = 0; i < one.points().size(); i++) {
                Point point = one.points().get(i);
                points.add(new Object[] {
                    one.uid(),
                    i,
                    point.objet(),
                    point.isDebat(),
                    point.isEventuel(),
                    point.dossierUids().toArray(String[]::new)
                });
            }
        }
        jdbc.updateEach(
                "insert into reunion_point (reunion_uid, rang, objet, is_debat, is_eventuel, dossier_uids)"
                        + " values (?, ?, ?, ?, ?, ?)",
                points);
    }

    private List<Reunion> list(String sql, Object... parameters) {
        return jdbc.list(sql, row -> reunion(row, List.of()), parameters);
    }

    /** With what is debated in them. */
    List<Reunion> withDebates(List<Reunion> found) {
        if (found.isEmpty()) {
            return found;
        }
        Map<String, List<Map.Entry<String, Point>>> points = jdbc
                .list(
                        """
                        select reunion_uid, objet, is_debat, is_eventuel, dossier_uids
                        from reunion_point
                        where is_debat and reunion_uid = any(?)
                        order by reunion_uid, rang
                        """,
                        row -> Map.entry(
                                row.getString(1),
                                new Point(row.getString(2), row.getBoolean(3), row.getBoolean(4), List.of((String[])
                                        row.getArray(5).getArray()))),
                        (Object) found.stream().map(Reunion::uid).toArray(String[]::new))
                .stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey));
        return found.stream()
                .map(one -> new Reunion(
                        one.uid(),
                        one.debutAt(),
                        one.isSeance(),
                        one.organeUid(),
                        one.isHeld(),
                        one.isEventuelle(),
                        points.getOrDefault(one.uid(), List.of()).stream()
                                .map(Map.Entry::getValue)
                                .toList(),
                        one.fingerprint()))
                .toList();
    }

    private static Reunion reunion(ResultSet row, List<Point> points) throws SQLException {
        return new Reunion(
                row.getString("uid"),
                row.getTimestamp("debut_at").toInstant(),
                row.getBoolean("is_seance"),
                row.getString("organe_uid"),
                row.getBoolean("is_held"),
                row.getBoolean("is_eventuelle"),
                points,
                row.getBytes("fingerprint"));
    }
}
