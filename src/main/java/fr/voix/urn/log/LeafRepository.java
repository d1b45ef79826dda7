package fr.voix.urn.log;

import fr.voix.base.database.Jdbc;
import fr.voix.base.database.RoundTrip;
import fr.voix.urn.leaf.AsideChange;
import fr.voix.urn.leaf.Leaf;
import fr.voix.urn.leaf.LeafRun;
import fr.voix.urn.leaf.Tile;
import fr.voix.urn.leaf.UrnDraft;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** The SQL of leaves, complete tiles and set-aside ranges. Arrays are passed as primitive arrays, which the driver sends in binary. */
@Singleton
record LeafRepository(Jdbc jdbc) {

    /** Rows of leaves in memory at once. */
    private static final int FETCH_SIZE = 1_000;

    /** Appends the leaves of the drafts. A leaf that exists is an error; it is never overwritten. */
    void insert(Collection<UrnDraft> drafts, RoundTrip trip) {
        List<LeafRun> runs = new ArrayList<>();
        List<Long> urnIds = new ArrayList<>();
        for (UrnDraft draft : drafts) {
            for (LeafRun run : LeafRun.of(draft.uid(), draft.firstIndex(), draft.leaves())) {
                runs.add(run);
                urnIds.add(draft.urnId());
            }
        }
        String sql = """
                insert into leaf (urn_id, first_index, leaves)
                select * from unnest(?::bigint[], ?::bigint[], ?::bytea[])
                """;
        trip.update(
                sql,
                urnIds.stream().mapToLong(Long::longValue).toArray(),
                runs.stream().mapToLong(LeafRun::firstIndex).toArray(),
                runs.stream().map(LeafRun::packed).toArray(byte[][]::new));
    }

    void read(long urnId, long from, long to, LeafReader.LeafConsumer consumer) {
        String sql = """
                select u.uid, l.first_index, l.leaves
                from leaf l
                join urn u using (urn_id)
                where l.urn_id = ? and l.first_index < ?
                    and l.first_index >= coalesce(
                        (select max(first_index) from leaf where urn_id = ? and first_index <= ?), 0)
                order by l.first_index
                """;
        jdbc.each(
                sql,
                FETCH_SIZE,
                row -> hand(new LeafRun(row.getLong(2), row.getBytes(3)), row.getString(1), from, to, consumer),
                urnId,
                to,
                urnId,
                from);
    }

    /** Takes one leaf of one of several urns. */
    interface UrnLeafConsumer {
        void accept(long urnId, long index, Leaf leaf);
    }

    /** The waiting leaves of several urns, at most {@code most} of each, the newest, in order; one query. */
    void readNewest(List<PublishedRow> waiting, long most, UrnLeafConsumer consumer) {
        List<UrnLeaves> wanted = waiting.stream()
                .map(row -> new UrnLeaves(
                        row.urn().urnId(),
                        row.urn().uid(),
                        Math.max(row.published(), row.written() - most),
                        row.written()))
                .toList();
        readRuns(
                wanted,
                (leaves, run) -> hand(
                        run,
                        leaves.uid(),
                        leaves.from(),
                        leaves.to(),
                        (index, leaf) -> consumer.accept(leaves.urnId(), index, leaf)));
    }

    /** Leaves of one urn from one index (inclusive) to another (exclusive). */
    record UrnLeaves(long urnId, String uid, long from, long to) {}

    /** Takes a row of leaves; it may begin before the wanted range and end after it. */
    interface RunConsumer {
        void accept(UrnLeaves wanted, LeafRun run);
    }

    /** The rows of leaves of several urns, in order within each; one query. */
    void readRuns(List<UrnLeaves> wanted, RunConsumer consumer) {
        String sql = """
                select k.ordinal, l.first_index, l.leaves
                from unnest(?::bigint[], ?::bigint[], ?::bigint[]) with ordinality
                    as k (urn_id, from_index, to_index, ordinal)
                cross join lateral (
                    select first_index, leaves
                    from leaf
                    where urn_id = k.urn_id and first_index < k.to_index
                        and first_index >= coalesce(
                            (select max(first_index) from leaf where urn_id = k.urn_id and first_index <= k.from_index), 0)
                    order by first_index
                    -- each urn by the index, whatever the planner thinks of how many leaves there are
                    offset 0) l
                order by k.ordinal, l.first_index
                """;
        jdbc.each(
                sql,
                FETCH_SIZE,
                row -> consumer.accept(wanted.get(row.getInt(1) - 1), new LeafRun(row.getLong(2), row.getBytes(3))),
                wanted.stream().mapToLong(UrnLeaves::urnId).toArray(),
                wanted.stream().mapToLong(UrnLeaves::from).toArray(),
                wanted.stream().mapToLong(UrnLeaves::to).toArray());
    }

    private static void hand(LeafRun run, String uid, long from, long to, LeafReader.LeafConsumer consumer) {
        long index = run.firstIndex();
        for (Leaf leaf : run.leaves(uid)) {
            if (index >= from && index < to) {
                consumer.accept(index, leaf);
            }
            index++;
        }
    }

    /** Stores complete tiles; one that exists is an error. Hashes of leaves are not stored. */
    void insert(long urnId, Tile tile, RoundTrip trip) {
        String sql = "insert into tile (urn_id, level, tile_index, root, hashes) values (?, ?, ?, ?, ?)";
        trip.update(sql, urnId, tile.level(), tile.index(), tile.root(), tile.level() == 0 ? null : tile.hashes());
    }

    Optional<byte[]> tile(long urnId, int level, long index) {
        String sql = "select hashes from tile where urn_id = ? and level = ? and tile_index = ?";
        return jdbc.first(sql, row -> row.getBytes(1), urnId, level, index);
    }

    /** The roots of {@code count} tiles from {@code first}; null for one that is not stored. */
    byte[][] tileRoots(long urnId, int level, long first, int count) {
        String sql = """
                select tile_index, root
                from tile
                where urn_id = ? and level = ? and tile_index >= ? and tile_index < ?
                """;
        byte[][] roots = new byte[count][];
        jdbc.each(
                sql,
                0,
                row -> roots[(int) (row.getLong(1) - first)] = row.getBytes(2),
                urnId,
                level,
                first,
                first + count);
        return roots;
    }

    private record Period(long urnId, AsideChange change) {}

    /** Notes which ranges the drafts set aside or reinstate; drafts without any cost no statement. */
    void writePeriods(Collection<UrnDraft> drafts, RoundTrip trip) {
        List<Period> begun = periods(drafts, AsideChange::isAside);
        if (!begun.isEmpty()) {
            String sql = """
                    insert into aside_period (urn_id, leaf_index, from_index, choice)
                    select * from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[])
                    """;
            trip.update(
                    sql,
                    longs(begun, Period::urnId),
                    longs(begun, row -> row.change().ballotIndex()),
                    longs(begun, row -> row.change().leafIndex()),
                    begun.stream().map(row -> row.change().choice().name()).toArray(String[]::new));
        }
        List<Period> ended = periods(drafts, change -> !change.isAside());
        if (!ended.isEmpty()) {
            String sql = """
                    update aside_period p
                    set to_index = e.to_index
                    from unnest(?::bigint[], ?::bigint[], ?::bigint[]) as e (urn_id, leaf_index, to_index)
                    where p.urn_id = e.urn_id and p.leaf_index = e.leaf_index and p.from_index < e.to_index
                        and p.to_index is null
                    """;
            trip.update(
                    sql,
                    longs(ended, Period::urnId),
                    longs(ended, row -> row.change().ballotIndex()),
                    longs(ended, row -> row.change().leafIndex()));
        }
    }

    private static List<Period> periods(Collection<UrnDraft> drafts, Predicate<AsideChange> which) {
        List<Period> rows = new ArrayList<>();
        for (UrnDraft draft : drafts) {
            draft.asideChanges().stream().filter(which).forEach(change -> rows.add(new Period(draft.urnId(), change)));
        }
        return rows;
    }

    private static long[] longs(List<Period> rows, ToLongFunction<Period> value) {
        return rows.stream().mapToLong(value).toArray();
    }
}
