package fr.voix.urn.crowd;

import fr.voix.base.database.Jdbc;
import fr.voix.urn.crowd.CrowdCount.Crowded;
import fr.voix.urn.leaf.Crowd;
import jakarta.inject.Singleton;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The SQL of votes of one origin. An origin is the first six bytes of its mark: the whole network of an IPv4 address, and a /48 of
 * IPv6, in which every /56 and /64 that stands out stands out, too.
 */
@Singleton
record CrowdRepository(Jdbc jdbc) {

    /** Marked votes of an urn, below a size, that count; three parameters: the urn, the size, the size. */
    private static final String COUNTED = """
            from origin_mark o
            cross join lateral generate_series(0, octet_length(o.marks) / 16 - 1) as i
            cross join lateral substring(o.marks from i * 16 + 1 for 16) as mark
            where o.urn_id = ? and o.first_index < ? and o.first_index + i < ?
                and mark <> decode(repeat('00', 16), 'hex')
                and not exists (
                    select from aside_period a
                    where a.urn_id = o.urn_id and a.leaf_index = o.first_index + i and a.to_index is null)
            """;

    private static final String URN = """
            select u.urn_id, u.uid, u.size,
                u.pour_0 + u.contre_0 + u.abstention_0 + u.pour_1 + u.contre_1 + u.abstention_1
                    + u.pour_2 + u.contre_2 + u.abstention_2 + u.signature_0 + u.signature_1 + u.signature_2 as counted,
                coalesce(c.origins, 0) as origins, coalesce(c.pour, 0) as pour, coalesce(c.contre, 0) as contre,
                coalesce(c.abstention, 0) as abstention, coalesce(c.signatures, 0) as signatures
            from sound_urn u
            left join crowd c using (urn_id)
            """;

    /**
     * An urn of which more is published than was looked at.
     *
     * @param counted votes in all
     * @param before what was found last
     */
    record Grown(long urnId, String uid, long size, long counted, Crowd before) {}

    /** @param least urns with fewer votes have no crowd */
    List<Grown> grown(Instant since, long least) {
        String sql = "select * from (" + URN + """
                where u.urn_id in (select urn_id from tally_history where hour >= ?)
                    and u.size is distinct from c.size) u
                where counted > ? or origins > 0
                order by urn_id
                """;
        return jdbc.list(sql, CrowdRepository::grown, since, least);
    }

    /** Urns with a crowd of which some votes came on that day or before. */
    List<Grown> withMarksOf(Date upTo) {
        String sql = URN + """
                where c.origins > 0 and exists (select from origin_mark o where o.urn_id = u.urn_id and o.day <= ?)
                order by u.urn_id
                """;
        return jdbc.list(sql, CrowdRepository::grown, upTo);
    }

    private static Grown grown(ResultSet row) throws SQLException {
        return new Grown(
                row.getLong("urn_id"), row.getString("uid"), row.getLong("size"), row.getLong("counted"), crowd(row));
    }

    private static Crowd crowd(ResultSet row) throws SQLException {
        return new Crowd(
                row.getInt("origins"),
                row.getLong("pour"),
                row.getLong("contre"),
                row.getLong("abstention"),
                row.getLong("signatures"));
    }

    /** Until the transaction ends; false while another instance is at it. */
    boolean lock(long urnId) {
        return jdbc.one("select pg_try_advisory_xact_lock(702026, ?)", row -> row.getBoolean(1), (int) urnId);
    }

    /** What counts of origins with more than so many votes. */
    Crowd count(Grown urn, long expected) {
        byte[][] origins = origins(urn, expected, "");
        Integer[] kept = kept(urn, expected);
        if (origins.length + kept.length == 0) {
            return Crowd.NONE;
        }
        String sql = "with crowded as (select o.first_index + i as leaf_index\n" + COUNTED + """
                    and substring(mark for 6) = any(?)
                union
                select leaf_index from crowd_vote where urn_id = ? and crowd = any(?) and leaf_index < ?)
                select v.choice, count(*)
                from crowded
                join (
                    select leaf_index, choice from ballot where urn_id = ?
                    union all
                    select leaf_index, 'S' from signature where urn_id = ? and leaf_index is not null) v using (leaf_index)
                where not exists (
                    select from aside_period a
                    where a.urn_id = ? and a.leaf_index = crowded.leaf_index and a.to_index is null)
                group by v.choice
                """;
        Map<String, Long> by = new HashMap<>();
        long id = urn.urnId();
        jdbc.each(
                sql,
                0,
                row -> by.put(row.getString(1), row.getLong(2)),
                id,
                urn.size(),
                urn.size(),
                origins,
                id,
                kept,
                urn.size(),
                id,
                id,
                id);
        return new Crowd(
                origins.length + kept.length,
                by.getOrDefault("P", 0L),
                by.getOrDefault("C", 0L),
                by.getOrDefault("A", 0L),
                by.getOrDefault("S", 0L));
    }

    /** Those with more than so many votes; {@code which} may narrow the marks further, with parameters of its own. */
    private byte[][] origins(Grown urn, long expected, String which, Object... more) {
        String sql = "select substring(mark for 6)\n" + COUNTED + which + """
                group by o.kind, o.day, substring(mark for 6)
                having count(*) > ?
                """;
        Object[] parameters = new Object[4 + more.length];
        parameters[0] = urn.urnId();
        parameters[1] = urn.size();
        parameters[2] = urn.size();
        System.arraycopy(more, 0, parameters, 3, more.length);
        parameters[3 + more.length] = expected;
        return jdbc.list(sql, row -> row.getBytes(1), parameters).toArray(byte[][]::new);
    }

    private Integer[] kept(Grown urn, long expected) {
        String sql = """
                select v.crowd
                from crowd_vote v
                where v.urn_id = ? and v.leaf_index < ? and not exists (
                    select from aside_period a
                    where a.urn_id = v.urn_id and a.leaf_index = v.leaf_index and a.to_index is null)
                group by v.crowd
                having count(*) > ?
                """;
        return jdbc.list(sql, row -> row.getInt(1), urn.urnId(), urn.size(), expected)
                .toArray(Integer[]::new);
    }

    /** Notes what was found at that size. */
    void put(long urnId, long size, Crowd found) {
        String sql = """
                insert into crowd (urn_id, size, origins, pour, contre, abstention, signatures)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (urn_id) do update
                set size = excluded.size, origins = excluded.origins, pour = excluded.pour, contre = excluded.contre,
                    abstention = excluded.abstention, signatures = excluded.signatures
                """;
        jdbc.update(
                sql,
                urnId,
                size,
                found.origins(),
                found.pour(),
                found.contre(),
                found.abstention(),
                found.signatures());
    }

    /** Notes the votes of those days that stand out, by a number for each origin. */
    void keep(Grown urn, Date upTo, long expected) {
        byte[][] origins = origins(urn, expected, "and o.day <= ?\n", upTo);
        if (origins.length == 0) {
            return;
        }
        String sql = """
                insert into crowd_vote (urn_id, leaf_index, crowd)
                select o.urn_id, o.first_index + i, dense_rank() over (order by substring(mark for 6))
                    + (select coalesce(max(crowd), 0) from crowd_vote where urn_id = o.urn_id)
                """ + COUNTED + """
                    and o.day <= ? and substring(mark for 6) = any(?)
                on conflict do nothing
                """;
        jdbc.update(sql, urn.urnId(), urn.size(), urn.size(), upTo, origins);
    }

    List<Crowded> crowded(int most) {
        String sql = """
                select u.uid, c.origins, c.pour, c.contre, c.abstention, c.signatures
                from crowd c
                join sound_urn u using (urn_id)
                where c.origins > 0
                order by c.pour + c.contre + c.abstention + c.signatures desc, u.uid
                limit ?
                """;
        return jdbc.list(sql, row -> new Crowded(row.getString("uid"), crowd(row)), most);
    }
}
