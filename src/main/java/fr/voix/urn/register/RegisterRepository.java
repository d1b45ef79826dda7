package fr.voix.urn.register;

import fr.voix.base.database.Jdbc;
import fr.voix.urn.leaf.Frontier;
import fr.voix.urn.leaf.Leaf;
import fr.voix.urn.leaf.TreeHead;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** The SQL of the register. */
@Singleton
record RegisterRepository(Jdbc jdbc) {

    private static final int FETCH_SIZE = 5_000;
    private static final String HEAD = "select size, frontier, ticked_at from register_head";

    RegisterHead head() {
        return jdbc.one(HEAD, RegisterRepository::head);
    }

    /** Empty while another instance writes: it states what is to be stated. */
    Optional<RegisterHead> lock() {
        return jdbc.first(HEAD + " for update skip locked", RegisterRepository::head);
    }

    private static RegisterHead head(ResultSet row) throws SQLException {
        return new RegisterHead(Frontier.of(row.getLong(1), row.getBytes(2)), Jdbc.instant(row, 3));
    }

    void update(Frontier frontier, Instant tick) {
        jdbc.update(
                "update register_head set size = ?, frontier = ?, ticked_at = ?",
                frontier.size(),
                frontier.encoded(),
                tick);
    }

    /** A line that is already there is an error, never an overwrite. */
    void insert(long first, List<Leaf> leaves) {
        jdbc.update(
                "insert into register_leaf (leaf_index, line) select * from unnest(?::bigint[], ?::text[])",
                LongStream.range(first, first + leaves.size()).toArray(),
                leaves.stream().map(Leaf::line).toArray(String[]::new));
    }

    /** From one index (inclusive) to another (exclusive). */
    List<Leaf> leaves(long from, long to) {
        return jdbc.list(
                "select line from register_leaf where leaf_index >= ? and leaf_index < ? order by leaf_index",
                row -> new Leaf(row.getString(1)),
                from,
                to);
    }

    /** A tile that is already there is an error: it never changes. */
    void insertTile(int level, long index, byte[] root, byte[] hashes) {
        jdbc.update(
                "insert into register_tile (level, tile_index, root, hashes) values (?, ?, ?, ?)",
                level,
                index,
                root,
                hashes);
    }

    Optional<byte[]> tile(int level, long index) {
        return jdbc.first(
                "select hashes from register_tile where level = ? and tile_index = ?",
                row -> row.getBytes(1),
                level,
                index);
    }

    /** The hashes of some complete tiles, in their order. */
    List<byte[]> roots(int level, long from, long to) {
        return jdbc.list(
                "select root from register_tile where level = ? and tile_index >= ? and tile_index < ? order by tile_index",
                row -> row.getBytes(1),
                level,
                from,
                to);
    }

    /**
     * What is published of sound urns and not stated yet: by uid what is stated. Whether the public sees them is another question. Reads
     * every urn.
     */
    Map<String, Long> moved() {
        return moved("");
    }

    /** Of those alone that somebody voted in from that hour on. */
    Map<String, Long> moved(Instant hour) {
        return moved("and u.urn_id in (select urn_id from tally_history where hour >= ?)", hour);
    }

    private Map<String, Long> moved(String which, Object... parameters) {
        String sql = """
                select u.uid, coalesce(r.size, 0)
                from sound_urn u
                left join register_urn r using (uid)
                where u.size > 0 and u.size is distinct from r.size
                """;
        Map<String, Long> moved = new HashMap<>();
        jdbc.each(sql + which, 0, row -> moved.put(row.getString(1), row.getLong(2)), parameters);
        return moved;
    }

    /** The sizes that are stated of these urns; absent where none is. */
    Map<String, Long> stated(Collection<String> uids) {
        Map<String, Long> stated = new HashMap<>();
        jdbc.each(
                "select uid, size from register_urn where uid = any(?)",
                0,
                row -> stated.put(row.getString(1), row.getLong(2)),
                (Object) uids.toArray(String[]::new));
        return stated;
    }

    /**
     * Takes up what is stated of urns, each once.
     *
     * @param indexes of their leaves
     */
    void state(List<MovedUrn> urns, long[] indexes) {
        jdbc.update(
                """
                insert into register_urn (uid, size, root, leaf_index)
                select * from unnest(?::text[], ?::bigint[], ?::bytea[], ?::bigint[])
                on conflict (uid) do update set size = excluded.size, root = excluded.root, leaf_index = excluded.leaf_index
                """,
                urns.stream().map(MovedUrn::uid).toArray(String[]::new),
                urns.stream().mapToLong(urn -> urn.head().size()).toArray(),
                urns.stream().map(urn -> urn.head().root()).toArray(byte[][]::new),
                indexes);
    }

    /** Whether the service went on from an older database since what is stated of an urn: then it may have fewer leaves. */
    boolean isRestored(String uid) {
        return jdbc.exists("""
                select from register_leaf l
                join register_urn u on u.uid = ? and l.leaf_index > u.leaf_index
                where l.line like 'r1 %'
                """, uid);
    }

    /** Where the newest line of an urn stands. */
    Optional<Long> index(String uid) {
        return jdbc.first("select leaf_index from register_urn where uid = ?", row -> row.getLong(1), uid);
    }

    /** The lines that stand of all urns, in the order of their uids as ASCII. */
    List<Leaf> map() {
        return jdbc.list(
                "select uid, size, root from register_urn order by uid",
                row -> new Leaf(
                        new MovedUrn(row.getString(1), 0, new TreeHead(row.getLong(2), row.getBytes(3))).line()));
    }

    /** What witnesses once showed of a log, that was none of its beginnings. */
    List<TreeHead> shown(String origin) {
        return jdbc.list(
                "select size, root from contradicting_head where origin = ? and is_shown",
                row -> new TreeHead(row.getLong(1), row.getBytes(2)),
                origin);
    }

    /** By name. */
    Map<String, String> stated(String kind) {
        Map<String, String> stated = new HashMap<>();
        jdbc.each(
                "select name, line from register_statement where kind = ?",
                FETCH_SIZE,
                row -> stated.put(row.getString(1), row.getString(2)),
                kind);
        return stated;
    }

    void state(List<Statement> statements) {
        jdbc.updateEach(
                """
                insert into register_statement (kind, name, line) values (?, ?, ?)
                on conflict (kind, name) do update set line = excluded.line
                """,
                statements.stream()
                        .map(fresh -> new Object[] {fresh.kind(), fresh.name(), fresh.line()})
                        .toList());
    }
}
