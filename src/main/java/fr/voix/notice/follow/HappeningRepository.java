package fr.voix.notice.follow;

import fr.voix.base.database.Jdbc;
import fr.voix.notice.follow.Happening.Counts;
import fr.voix.notice.follow.Happening.What;
import fr.voix.parliament.amendement.AmendementSearch;
import fr.voix.petition.petition.EventKind;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The SQL of what happened to many subjects of one kind. Whether something is shown is asked at that moment. */
@Singleton
record HappeningRepository(Jdbc jdbc, AmendementSearch search) {

    /** The amendements of a subject, with the time and name under which a scrutin on one is news there. */
    private static final Map<SubjectKind, Source> SOURCES = Map.of(
            SubjectKind.SCRUTIN,
                    new Source(
                            "amendement a",
                            "a.uid = k.key",
                            What.CHANGED,
                            "c.noted_at",
                            "join text_change c on c.urn_id = s.urn_id"),
            SubjectKind.TEXTE, new Source("amendement a", "a.texte_uid = k.key", What.OPENED, "s.opened_at"),
            SubjectKind.ACTEUR, new Source("amendement a", "a.auteur_uid = k.key", What.OPENED, "s.opened_at"),
            SubjectKind.MOTS,
                    new Source("amendement a", "a.search @@ cast(k.query as tsquery)", What.OPENED, "s.opened_at"),
            SubjectKind.THEME,
                    new Source(
                            "scrutin_theme f join amendement a on a.uid = f.scrutin_uid",
                            "f.theme_id = (select current_theme(t.slug) from theme t where t.theme_id = k.key::int)",
                            What.FILED,
                            "f.decided_at"));

    /** @param newJoin what the new ones need beside the scrutin */
    private record Source(String from, String isOfSubject, What newOne, String newAt, String newJoin) {

        Source(String from, String isOfSubject, What newOne, String newAt) {
            this(from, isOfSubject, newOne, newAt, "");
        }
    }

    private static final String SCRUTINS = """
            with k as (
                select key, since, query, ?::timestamptz as until
                from unnest(?::text[], ?::text[]::timestamptz[], ?::text[]) as asked (key, since, query)
            )
            select k.key, h.what, h.uid, h.at, h.detail, h.organe, h.pour, h.contre, h.abstention
            from k
            cross join lateral (
                (
                    select '%3$s' as what, s.uid, %4$s as at, null::text as detail, null::text as organe,
                        null::bigint as pour, null::bigint as contre, null::bigint as abstention
                    from %1$s
                    join scrutin s on s.uid = a.uid %6$s
                    where %2$s and a.is_shown and %4$s > k.since and %4$s <= k.until
                    order by %4$s desc, s.uid
                    limit %5$d
                ) union all (
                    select 'CLOSED', s.uid, c.closed_at, null, null,
                        case when v.uid is not null then c.pour end, c.contre, c.abstention
                    from %1$s
                    join scrutin s on s.uid = a.uid
                    join urn u on u.urn_id = s.urn_id and not u.is_open
                    left join sound_urn v on v.urn_id = s.urn_id
                    join closing c on c.urn_id = s.urn_id
                    where %2$s and a.is_shown and c.closed_at > k.since and c.closed_at <= k.until
                        and not exists (
                            select from closing later where later.urn_id = c.urn_id and later.leaf_index > c.leaf_index)
                    order by c.closed_at desc, s.uid
                    limit %5$d
                ) union all (
                    select 'SORT', a.uid, n.seen_at, a.sort, a.organe_examen, null, null, null
                    from %1$s
                    join seen_sort n on n.amendement_uid = a.uid and n.sort = a.sort
                    where %2$s and a.is_shown and n.seen_at > k.since and n.seen_at <= k.until
                    order by n.seen_at desc, a.uid
                    limit %5$d
                )
            ) h
            order by k.key, h.what, h.at desc, h.uid
            """;

    private static final String EVENTS = """
            with k as (
                select key, since, ?::timestamptz as until
                from unnest(?::text[], ?::text[]::timestamptz[]) as asked (key, since)
            )
            select k.key, 'EVENT' as what, e.kind, e.occurred_at, e.code, null, null, null, null
            from k
            join petition p on p.petition_id = k.key::bigint and p.is_shown
            cross join lateral (
                select e.number, e.kind, e.occurred_at, e.code
                from petition_event e
                where e.petition_id = p.petition_id and e.kind = any(?) and e.occurred_at > k.since
                    and e.occurred_at <= k.until
                order by e.number desc
                limit %d
            ) e
            order by k.key, e.number desc
            """;

    private static final String[] PUBLIC_KINDS = Arrays.stream(EventKind.values())
            .filter(EventKind::isPublic)
            .map(EventKind::name)
            .toArray(String[]::new);

    /**
     * What happened, the latest first.
     *
     * @param since by the keys of subjects of this kind: what happened later
     * @param most of one sort of news about one subject
     */
    List<Happening> find(SubjectKind kind, Map<String, Instant> since, Instant until, int most) {
        return kind == SubjectKind.PETITION ? events(since, until, most) : scrutins(kind, since, until, most);
    }

    private List<Happening> scrutins(SubjectKind kind, Map<String, Instant> since, Instant until, int most) {
        Source source = SOURCES.get(kind);
        String sql = SCRUTINS.formatted(
                source.from(), source.isOfSubject(), source.newOne(), source.newAt(), most, source.newJoin());
        List<Object> values = new ArrayList<>(List.of(asked(since, until)));
        values.add(since.keySet().stream()
                .map(key -> kind == SubjectKind.MOTS ? search.holding(key).orElse(null) : null)
                .toArray(String[]::new));
        return list(kind, sql, values.toArray());
    }

    private List<Happening> events(Map<String, Instant> since, Instant until, int most) {
        List<Object> values = new ArrayList<>(List.of(asked(since, until)));
        values.add(PUBLIC_KINDS);
        return list(SubjectKind.PETITION, EVENTS.formatted(most), values.toArray());
    }

    private static Object[] asked(Map<String, Instant> since, Instant until) {
        List<String> keys = List.copyOf(since.keySet());
        return new Object[] {
            until,
            keys.toArray(String[]::new),
            keys.stream().map(key -> since.get(key).toString()).toArray(String[]::new)
        };
    }

    private List<Happening> list(SubjectKind kind, String sql, Object... values) {
        return jdbc.list(
                sql,
                row -> new Happening(
                        new Followed(kind, row.getString(1)),
                        What.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getTimestamp(4).toInstant(),
                        row.getString(5),
                        row.getString(6),
                        row.getObject(7) == null ? null : new Counts(row.getLong(7), row.getLong(8), row.getLong(9))),
                values);
    }
}
