package fr.voix.desk.queue;

import fr.voix.base.database.Jdbc;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The SQL of what moderators classify: the scrutins without a theme, in the order in which they are worth a moderator's time, and
 * groups that can be classified together, those that are classified already included. Erased amendements are in neither. Places
 * compare as a whole, every part rising.
 */
@Singleton
record ScrutinQueueRepository(Jdbc jdbc) {

    private static final String VOTES = """
            u.pour_0 + u.contre_0 + u.abstention_0 + u.pour_1 + u.contre_1 + u.abstention_1
                + u.pour_2 + u.contre_2 + u.abstention_2""";

    /** Filled in with the order. */
    private static final String PLACE = """
            select s.uid, s.opened_at, VOTES as votes,
                case when '%1$s' = 'MISSION' and a.mission_libelle is null then 1 else 0 end as last,
                case '%1$s' when 'TEXTE' then a.texte_uid when 'MISSION' then coalesce(a.mission_libelle, '') else '' end
                    as heading,
                case '%1$s' when 'VOTES' then -coalesce(VOTES, 0) when 'NEWEST' then 0 else a.numero_ordre end as rank,
                date '0001-01-01' - coalesce(a.depose_on, date '0001-01-01') as age
            from scrutin s
            left join sound_urn u using (urn_id)
            join amendement a on a.uid = s.uid
            """.replace("VOTES ", VOTES + " ").replace("(VOTES,", "(" + VOTES + ",");

    /** Asked this way the count of all does not read amendements: few are not shown, and an index knows them. */
    private static final String WAITING = """
            not exists (select from amendement e where e.uid = s.uid and not e.is_shown)
                and not exists (select from scrutin_theme x where x.scrutin_uid = s.uid)
            """;

    /** What is classified already, as the filter asks for it. */
    private static final String CLASSED = """
            not exists (select from amendement e where e.uid = s.uid and not e.is_shown)
                and exists (
                    select
                    from scrutin_theme x
                    join theme t using (theme_id)
                    where x.scrutin_uid = s.uid and case q.classed
                        when 'tous' then true
                        when 'relire' then x.question_sha256 <> s.question_sha256
                        else t.slug = q.classed
                    end)
            """;

    /** The filter as one row; what is null in it lets all through. */
    private static final String ASKED = """
            with asked as (
                select cast(? as text) as words, cast(? as text) as texte, cast(? as text) as mission,
                    cast(? as text) as groupe, cast(? as text) as strength, cast(? as text) as summary,
                    cast(? as text) as classed)
            """;

    /** The last word may be the beginning of one. */
    private static final String FILTERED = """
                and (q.words is null
                    or a.search @@ case
                        when numnode(websearch_to_tsquery('pg_catalog.french', search_words(q.words))) > 0
                        then cast(cast(websearch_to_tsquery('pg_catalog.french', search_words(q.words)) as text) || ':*' as tsquery)
                    end)
                and (q.texte is null or a.texte_uid = q.texte)
                and (q.mission is null or a.mission_libelle = q.mission)
                and (q.groupe is null or a.groupe_uid = q.groupe)
                and (q.strength is null or q.strength = coalesce((
                    select g.strength
                    from theme_suggestion g
                    where g.scrutin_uid = a.uid and g.rang = 1), 'NONE'))
                and (q.summary is null or q.summary = coalesce((
                    select max(y.state)
                    from summary y
                    where y.scrutin_uid = a.uid and y.state in ('WAITING', 'APPROVED')), 'NONE'))
            """;

    private static final String FREE = """
                and not exists (
                    select
                    from handed_scrutin h
                    where h.scrutin_uid = s.uid and h.moderator_id <> ? and h.expires_at > ?)
            """;

    private static final String LISTED = """
            select p.uid, a.numero, a.division_titre, a.division_designation, a.mission_libelle,
                coalesce(t.titre_court, t.titre) as texte_titre, p.opened_at, null as votes
            """;

    private static final String SHOWN = LISTED.replace("null as votes", "p.votes");

    private static final String IN_ORDER = "order by p.last, p.heading, p.rank, p.age, p.uid";

    private static final String TITLED = """
            join amendement a on a.uid = p.uid
            left join texte t on t.uid = a.texte_uid
            """;

    private static final String GROUP = """
            from amendement a
            join scrutin p on p.uid = a.uid
            left join texte t on t.uid = a.texte_uid
            """;

    /**
     * Debated as identical, or the same change to the same place of the same texte: « supprimer cet article » alone says
     * nothing.
     */
    private static final String SAME = """
            with self as (
                select uid, texte_uid, examen_ref, discussion_identique,
                    coalesce(dispositif, cast(credits as text)) as change,
                    (division_titre, division_designation, division_position, alinea, mission_libelle) as place
                from amendement
                where uid = ?
            ), same as (
                select uid
                from self
                union
                select b.uid
                from self
                join amendement b using (examen_ref, discussion_identique)
                union
                select b.uid
                from self
                join amendement b on b.texte_uid = self.texte_uid
                    and (b.dispositif is not null or b.credits is not null)
                    and md5(coalesce(b.dispositif, cast(b.credits as text))) = md5(self.change)
                    and coalesce(b.dispositif, cast(b.credits as text)) = self.change
                    and (b.division_titre, b.division_designation, b.division_position, b.alinea, b.mission_libelle)
                        is not distinct from self.place
            )
            """;

    private static final String COUNT = """
            select count(*) as scrutins, count(*) filter (where not exists (
                select
                from scrutin_theme x
                where x.scrutin_uid = a.uid)) as waiting
            """;

    /** Where a scrutin stands in an order of the queue, whether it waits or not. */
    record PlaceRow(int last, String heading, long rank, int age, String uid) {}

    /** How many scrutins wait, and since when the oldest. */
    record QueueCountRow(long scrutins, @Nullable Instant oldestAt) {}

    /** A texte, mission or groupe that scrutins of the queue have in common. */
    record ChoiceRow(String filter, String choice, @Nullable String libelle, long scrutins) {}

    /** How many scrutins belong together, and how many of them wait. */
    record GroupCountRow(long scrutins, long waiting) {}

    List<QueueRow> first(QueueForm criteria, int size) {
        return rows(criteria, null, false, size);
    }

    List<QueueRow> after(QueueForm criteria, PlaceRow place, int size) {
        return rows(criteria, place, false, size);
    }

    /** Those that were handed to no colleague, behind a place or from the first one on. */
    List<QueueRow> free(QueueForm criteria, @Nullable PlaceRow place, int moderatorId, Instant now, int size) {
        return rows(criteria, place, false, size, FREE, moderatorId, now);
    }

    /** One statement decides whose it is: false when a colleague has it, or when there is no such scrutin. */
    boolean hand(String uid, int moderatorId, Instant expiresAt, Instant now) {
        var sql = """
                insert into handed_scrutin (scrutin_uid, moderator_id, expires_at)
                select uid, ?, ?
                from scrutin
                where uid = ?
                on conflict (scrutin_uid) do update
                set moderator_id = excluded.moderator_id, expires_at = excluded.expires_at
                where handed_scrutin.expires_at <= ? or handed_scrutin.moderator_id = excluded.moderator_id""";
        return jdbc.update(sql, moderatorId, expiresAt, uid, now) > 0;
    }

    /** A colleague works on one at a time. */
    void takeBackOthers(int moderatorId, String uid) {
        jdbc.update("delete from handed_scrutin where scrutin_uid <> ? and moderator_id = ?", uid, moderatorId);
    }

    /** The nearest ones, in the order of the queue. */
    List<QueueRow> before(QueueForm criteria, PlaceRow place, int size) {
        return rows(criteria, place, true, size);
    }

    private List<QueueRow> rows(QueueForm criteria, @Nullable PlaceRow place, boolean isBefore, int size) {
        return rows(criteria, place, isBefore, size, "");
    }

    private List<QueueRow> rows(
            QueueForm criteria, @Nullable PlaceRow place, boolean isBefore, int size, String more, Object... ofMore) {
        var parameters = new ArrayList<Object>(criteria.filter());
        Collections.addAll(parameters, ofMore);
        if (place != null) {
            Collections.addAll(parameters, place.last(), place.heading(), place.rank(), place.age(), place.uid());
        }
        parameters.add(size);
        var sql = ASKED + ", placed as (\n" + placed(criteria.order()) + "cross join asked q\nwhere "
                + among(criteria) + FILTERED + more
                + ")\n" + SHOWN
                + """
                from (
                    select uid, opened_at, votes, last, heading, rank, age
                    from placed
                    %1$s
                    order by last%2$s, heading%2$s, rank%2$s, age%2$s, uid%2$s
                    limit ?) p
                """.formatted(
                                place == null
                                        ? ""
                                        : "where (last, heading, rank, age, uid) " + (isBefore ? "<" : ">")
                                                + " (?, ?, ?, ?, ?)",
                                isBefore ? " desc" : "")
                + TITLED + IN_ORDER;
        return jdbc.list(sql, ScrutinQueueRepository::row, parameters.toArray());
    }

    private static String placed(QueueOrder order) {
        return PLACE.formatted(order);
    }

    private static QueueRow row(ResultSet row) throws SQLException {
        return new QueueRow(
                row.getString("uid"),
                row.getString("numero"),
                row.getString("division_titre"),
                row.getString("division_designation"),
                row.getString("mission_libelle"),
                row.getString("texte_titre"),
                Jdbc.instant(row, "opened_at"),
                row.getObject("votes") instanceof Number votes ? votes.longValue() : null);
    }

    /** The place of any scrutin: a moderator who has just classified it goes on from there. */
    Optional<PlaceRow> place(QueueOrder order, String uid) {
        return jdbc.first(
                placed(order) + "where s.uid = ?",
                row -> new PlaceRow(
                        row.getInt("last"), row.getString("heading"), row.getLong("rank"), row.getInt("age"), uid),
                uid);
    }

    QueueCountRow count() {
        return jdbc.one(
                "select count(*) as scrutins, min(s.opened_at) as oldest_at\nfrom scrutin s\nwhere " + WAITING,
                row -> new QueueCountRow(row.getLong("scrutins"), Jdbc.instant(row, "oldest_at")));
    }

    /** Of how many the text changed since they were classified. */
    long countChanged() {
        return jdbc.one("""
                select count(*)
                from scrutin s
                join scrutin_theme x on x.scrutin_uid = s.uid and x.rang = 1 and x.question_sha256 <> s.question_sha256
                join amendement a on a.uid = s.uid and a.is_shown""", row -> row.getLong(1));
    }

    private static String among(QueueForm criteria) {
        return criteria.classement() == null ? WAITING : CLASSED;
    }

    long count(QueueForm criteria) {
        var sql = ASKED + """
                select count(*)
                from scrutin s
                join amendement a using (uid)
                cross join asked q
                where\s""" + among(criteria) + FILTERED;
        return jdbc.one(sql, row -> row.getLong(1), criteria.filter().toArray());
    }

    /** What the whole queue can be filtered by; the largest first. */
    List<ChoiceRow> choices() {
        var sql = """
                with waiting as materialized (
                    select a.texte_uid, a.mission_libelle, a.groupe_uid
                    from scrutin s
                    join amendement a using (uid)
                    where\s""" + WAITING + """
                )
                select 'texte' as filter, w.texte_uid as choice, max(coalesce(t.titre_court, t.titre)) as libelle,
                    count(*) as scrutins
                from waiting w
                left join texte t on t.uid = w.texte_uid
                group by w.texte_uid
                union all
                select 'mission', w.mission_libelle, w.mission_libelle, count(*)
                from waiting w
                where w.mission_libelle is not null
                group by w.mission_libelle
                union all
                select 'groupe', w.groupe_uid, max(g.libelle), count(*)
                from waiting w
                join groupe g on g.uid = w.groupe_uid
                group by w.groupe_uid
                order by scrutins desc, choice""";
        return jdbc.list(
                sql,
                row -> new ChoiceRow(
                        row.getString("filter"),
                        row.getString("choice"),
                        row.getString("libelle"),
                        row.getLong("scrutins")));
    }

    GroupCountRow countIdentical(String uid) {
        return jdbc.one(
                SAME + COUNT + GROUP + "where a.is_shown and a.uid in (select uid from same)",
                ScrutinQueueRepository::groupCount,
                uid);
    }

    private static GroupCountRow groupCount(ResultSet row) throws SQLException {
        return new GroupCountRow(row.getLong("scrutins"), row.getLong("waiting"));
    }

    List<QueueRow> identical(String uid, int size) {
        return group(SAME, "where a.is_shown and a.uid in (select uid from same)\n", uid, size);
    }

    List<QueueRow> chosen(List<String> uids, int size) {
        return group("", "where a.is_shown and a.uid = any(?)\n", uids.toArray(String[]::new), size);
    }

    private List<QueueRow> group(String with, String where, Object... parameters) {
        return jdbc.list(with + LISTED + GROUP + where + """
                order by a.texte_uid, a.numero_ordre, a.uid
                limit ?""", ScrutinQueueRepository::row, parameters);
    }
}
