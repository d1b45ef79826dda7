package fr.voix.urn.log;

import fr.voix.base.database.DistributionConfig;
import fr.voix.base.database.Jdbc;
import fr.voix.base.database.RoundTrip;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Counts;
import fr.voix.urn.leaf.Crowd;
import fr.voix.urn.leaf.Frontier;
import fr.voix.urn.leaf.Tier;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.leaf.UrnDraft;
import fr.voix.urn.leaf.UrnKind;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** The SQL of urns; set-based, since Micronaut Data has no arrays of bytea. */
@Singleton
record UrnRepository(Jdbc jdbc, DistributionConfig distribution) {

    static final String SELECT = "select " + UrnRow.COLUMNS + " from urn u ";

    /** Looks for a petition only where the uid is not that of a scrutin. */
    static final String SHOWN = """
            left join amendement a on a.uid = u.uid
            where coalesce(a.is_shown, (select p.is_shown from petition p where p.urn_id = u.urn_id), false)
            """;

    /**
     * Uses generic plans in this transaction: to plan each batch costs more than to run it. They must use indexes: a plan that was
     * made while the tables were small stays until they are analysed, and a scan of all ballots would stop the vote. A distributed
     * database needs the urn to find the machine.
     */
    void planOnce(RoundTrip trip) {
        trip.query("""
                select set_config('plan_cache_mode', ?, true), set_config('enable_seqscan', 'off', true),
                    set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)
                """, settings -> {}, distribution.distributed() ? "auto" : "force_generic_plan");
    }

    /** The connection of the transaction fails if the database does not respond for so long. */
    void limitSilence(Duration longest) {
        jdbc.limitSilence(longest);
    }

    /**
     * The only place where several urns are locked: by ascending id, so that there is no deadlock. In one statement, or one an urn
     * where urns may be on several machines.
     */
    private List<Urn> lock(String which, Collection<Long> urnIds, RoundTrip trip) {
        List<Urn> locked = new ArrayList<>();
        if (distribution.distributed()) {
            String one = SELECT + which + "u.urn_id = ? for update of u";
            urnIds.stream().sorted().forEach(id -> trip.each(one, row -> locked.add(UrnRow.toDomain(row)), id));
        } else {
            String all = SELECT + which + "u.urn_id = any(?) order by u.urn_id for update of u";
            trip.each(all, row -> locked.add(UrnRow.toDomain(row)), (Object) longs(urnIds));
        }
        return locked;
    }

    List<Urn> lock(Collection<Long> urnIds) {
        RoundTrip trip = jdbc.roundTrip();
        List<Urn> locked = lock(urnIds, trip);
        trip.send();
        return locked;
    }

    /** The map is filled when the round trip is sent. */
    List<Urn> lock(Collection<Long> urnIds, RoundTrip trip) {
        return lock("where ", urnIds, trip);
    }

    /** Locks the shown ones. */
    List<Urn> lockShown(Collection<Long> urnIds, RoundTrip trip) {
        return lock(SHOWN + "and ", urnIds, trip);
    }

    List<Urn> find(Collection<String> uids) {
        return select("where u.uid = any(?)", uids.toArray(String[]::new));
    }

    List<Urn> findPublished(Collection<String> uids) {
        return jdbc.list(
                "select " + UrnRow.COLUMNS + UrnRow.CROWD + " from " + UrnRow.PUBLISHED + "where u.uid = any(?)",
                UrnRow::toPublished,
                (Object) uids.toArray(String[]::new));
    }

    /** Urns with votes, by last hour, then by size, descending. */
    List<String> findShownWrittenLast(int most) {
        return findShown("u.last_hour desc nulls last, u.size desc", most);
    }

    /** Urns with votes. */
    List<String> findShownLargest(int most) {
        return findShown("u.size desc", most);
    }

    private List<String> findShown(String order, int most) {
        return jdbc.list(
                "select u.uid from urn u " + SHOWN + "and u.size > 1 order by " + order + " limit ?",
                row -> row.getString(1),
                most);
    }

    List<Long> findShownPetitionsAfter(long id, int most) {
        String sql = """
                select p.petition_id
                from petition p
                join urn u using (urn_id)
                where p.is_shown and p.petition_id > ?
                order by p.petition_id
                limit ?
                """;
        return jdbc.list(sql, row -> row.getLong(1), id, most);
    }

    boolean hasVotes() {
        return jdbc.one("select exists (select from urn where size > 1)", row -> row.getBoolean(1));
    }

    private static long[] longs(Collection<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }

    /** @param keys primitive, so that the driver sends them in binary */
    private List<Urn> select(String clause, Object keys) {
        return read(SELECT + clause, keys);
    }

    private List<Urn> read(String sql, Object keys) {
        return jdbc.list(sql, UrnRow::toDomain, keys);
    }

    /** Existing ones are left as they are. */
    void insertEmpty(List<Long> urnIds, List<String> uids) {
        String sql = """
                insert into urn (urn_id, uid)
                select * from unnest(?::bigint[], ?::text[])
                on conflict (urn_id) do nothing
                """;
        jdbc.update(sql, longs(urnIds), uids.toArray(String[]::new));
    }

    /**
     * Saves the drafts; each urn must still be as its draft found it.
     *
     * @param now the counts are noted for its hour, or for the last noted one if that is later (clocks of instances differ); those of a
     *     closed urn for the instant of its closing, later changes (an erasure) for their hour
     */
    void update(List<UrnDraft> drafts, Instant now, RoundTrip trip) {
        String sql = """
                update urn u
                set is_open = d.is_open, has_set_aside = d.has_set_aside, size = d.size, frontier = d.frontier,
                    pour_0 = d.pour_0, contre_0 = d.contre_0, abstention_0 = d.abstention_0,
                    pour_1 = d.pour_1, contre_1 = d.contre_1, abstention_1 = d.abstention_1,
                    pour_2 = d.pour_2, contre_2 = d.contre_2, abstention_2 = d.abstention_2,
                    signature_0 = d.signature_0, signature_1 = d.signature_1, signature_2 = d.signature_2,
                    last_hour = greatest(u.last_hour, ?),
                    closed_at = case when d.is_open then null
                        when u.closed_at is null then coalesce(d.closed_at::timestamptz, ?::timestamptz)
                        else greatest(u.closed_at, ?::timestamptz) end
                from unnest(?::bigint[], ?::bigint[], ?::boolean[], ?::boolean[], ?::bigint[], ?::bytea[],
                    ?::bigint[], ?::bigint[], ?::bigint[],
                    ?::bigint[], ?::bigint[], ?::bigint[],
                    ?::bigint[], ?::bigint[], ?::bigint[],
                    ?::bigint[], ?::bigint[], ?::bigint[],
                    ?::text[]) as d (urn_id, size_before, is_open, has_set_aside, size, frontier,
                    pour_0, contre_0, abstention_0,
                    pour_1, contre_1, abstention_1,
                    pour_2, contre_2, abstention_2,
                    signature_0, signature_1, signature_2, closed_at)
                where u.urn_id = d.urn_id and u.size = d.size_before
                """;
        List<Urn> urns = drafts.stream().map(UrnDraft::urn).toList();
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        List<Object> parameters = new ArrayList<>(List.of(
                Timestamp.from(hour),
                Timestamp.from(now),
                Timestamp.from(hour),
                longs(urns, Urn::urnId),
                drafts.stream().mapToLong(UrnDraft::firstIndex).toArray(),
                booleans(urns, Urn::isOpen),
                booleans(urns, Urn::hasSetAside),
                longs(urns, urn -> urn.frontier().size()),
                urns.stream().map(urn -> urn.frontier().encoded()).toArray(byte[][]::new)));
        for (UrnKind kind : UrnKind.values()) {
            for (Tier tier : Tier.values()) {
                for (Choice choice : kind.choices()) {
                    parameters.add(longs(urns, urn -> urn.counts().of(tier, choice)));
                }
            }
        }
        parameters.add(drafts.stream()
                .map(UrnDraft::closedAt)
                .map(at -> at == null ? null : at.toString())
                .toArray(String[]::new));
        trip.updateAll(sql, drafts.size(), parameters.toArray());
    }

    /** Notes the current counts of urns for their hour; hours and sizes rise together. */
    void upsertHistory(List<UrnDraft> drafts, RoundTrip trip) {
        String sql = """
                insert into tally_history (urn_id, hour, size, pour, contre, abstention, signatures)
                select urn_id, last_hour, size,
                    pour_0 + pour_1 + pour_2, contre_0 + contre_1 + contre_2, abstention_0 + abstention_1 + abstention_2,
                    signature_0 + signature_1 + signature_2
                from urn
                where urn_id = any(?)
                on conflict (urn_id, hour) do update
                set size = excluded.size, pour = excluded.pour, contre = excluded.contre, abstention = excluded.abstention,
                    signatures = excluded.signatures
                """;
        long[] urnIds = drafts.stream().mapToLong(UrnDraft::urnId).toArray();
        trip.updateAll(sql, urnIds.length, (Object) urnIds);
    }

    Optional<Instant> hourOf(long urnId, long size) {
        String sql = "select min(hour) from tally_history where urn_id = ? and size >= ?";
        return jdbc.one(sql, row -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant), urnId, size);
    }

    long sizeBefore(long urnId, Instant hour) {
        String sql = "select size from tally_history where urn_id = ? and hour < ? order by hour desc limit 1";
        return jdbc.first(sql, row -> row.getLong(1), urnId, hour).orElse(0L);
    }

    private static long[] longs(List<Urn> urns, ToLongFunction<Urn> column) {
        return urns.stream().mapToLong(column).toArray();
    }

    private static boolean[] booleans(List<Urn> urns, Predicate<Urn> column) {
        boolean[] values = new boolean[urns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.test(urns.get(i));
        }
        return values;
    }

    /** The columns of an urn, in one order for reading and writing. */
    static final class UrnRow {

        /** Of {@code urn u}. */
        static final String COLUMNS = """
                u.urn_id, u.uid, u.is_open, u.has_set_aside, u.size, u.frontier,
                u.pour_0, u.contre_0, u.abstention_0,
                u.pour_1, u.contre_1, u.abstention_1,
                u.pour_2, u.contre_2, u.abstention_2,
                u.signature_0, u.signature_1, u.signature_2
                """;

        /** The networks that stand out; only of published rows. */
        static final String CROWD =
                ", c.origins, c.pour as c_pour, c.contre as c_contre, c.abstention as c_abstention, c.signatures";

        static final String PUBLISHED = "published_urn u left join crowd c on c.urn_id = u.urn_id ";

        private static final int FIRST_COUNT = 7;

        private UrnRow() {}

        static Urn toDomain(ResultSet row) throws SQLException {
            return toDomain(row, Crowd.NONE);
        }

        static Urn toPublished(ResultSet row) throws SQLException {
            Crowd crowd = new Crowd(
                    row.getInt("origins"),
                    row.getLong("c_pour"),
                    row.getLong("c_contre"),
                    row.getLong("c_abstention"),
                    row.getLong("signatures"));
            return toDomain(row, crowd);
        }

        private static Urn toDomain(ResultSet row, Crowd crowd) throws SQLException {
            Counts counts = Counts.NONE;
            int column = FIRST_COUNT;
            for (UrnKind kind : UrnKind.values()) {
                for (Tier tier : Tier.values()) {
                    for (Choice choice : kind.choices()) {
                        counts = counts.plus(tier, choice, row.getLong(column++));
                    }
                }
            }
            Frontier frontier = Frontier.of(row.getLong(5), row.getBytes(6));
            return new Urn(
                    row.getLong(1),
                    row.getString(2),
                    row.getBoolean(3),
                    row.getBoolean(4),
                    frontier,
                    counts,
                    crowd.within(counts));
        }
    }
}
