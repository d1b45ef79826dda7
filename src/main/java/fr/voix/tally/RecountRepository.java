package fr.voix.tally;

import fr.voix.urn.Choice;
import fr.voix.urn.Recount;
import fr.voix.urn.Tier;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the ballots for a recount. */
@Singleton
class RecountRepository {

    private static final int TILES_AT_ONCE = 100;

    /** Rows in memory at once; an urn may hold millions. */
    private static final int FETCH_SIZE = 10_000;

    private final JdbcOperations jdbc;

    RecountRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Not of urns alone: one that is lost is a fault. A petition that was never shown may have none yet. */
    List<String> uids() {
        String sql = """
                select uid
                from (
                    select uid, urn_id from scrutin
                    union
                    select petition_id::text, urn_id from petition where is_shown
                    union
                    select uid, urn_id from urn where uid collate "C" < 'A'
                ) u
                order by urn_id
                """;
        return jdbc.prepareStatement(sql, statement -> {
            List<String> uids = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    uids.add(rows.getString(1));
                }
            }
            return uids;
        });
    }

    /** Hands every row of the ballots of an urn to the recount. */
    void readBallots(long urnId, Recount recount) {
        String sql = """
                select b.leaf_index, b.choice, b.tier, m.voter_key is not null
                from ballot b
                left join ballot_aside m using (urn_id, voter_key)
                where b.urn_id = ?
                """;
        jdbc.prepareStatement(sql, statement -> {
            statement.setFetchSize(FETCH_SIZE);
            statement.setLong(1, urnId);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    recount.readRow(
                            rows.getLong(1),
                            Choice.valueOf(rows.getString(2)),
                            Tier.of(rows.getInt(3)),
                            rows.getBoolean(4));
                }
            }
            return recount;
        });
    }

    /** Hands every confirmed row of the signatures of an urn to the recount. */
    void readSignatures(long urnId, Recount recount) {
        String sql = """
                select s.leaf_index, s.tier, s.aside_id is not null
                from signature s
                where s.urn_id = ? and s.leaf_index is not null
                """;
        jdbc.prepareStatement(sql, statement -> {
            statement.setFetchSize(FETCH_SIZE);
            statement.setLong(1, urnId);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    recount.readRow(rows.getLong(1), Choice.S, Tier.of(rows.getInt(2)), rows.getBoolean(3));
                }
            }
            return recount;
        });
    }

    /** One sentence for each place whose count of signatures is not that of their rows. */
    List<String> differingPlaces(long urnId) {
        String sql = """
                select place, coalesce(d.signatures, 0), coalesce(r.signatures, 0)
                from (
                    select place, signatures
                    from signature_departement
                    where urn_id = ?
                ) d
                full join (
                    select coalesce(departement, case country when 'FR' then '00' else '99' end) as place,
                        count(*) as signatures
                    from signature
                    where urn_id = ? and leaf_index is not null and aside_id is null
                    group by 1
                ) r using (place)
                where coalesce(d.signatures, 0) <> coalesce(r.signatures, 0)
                order by place
                limit 100
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            statement.setLong(2, urnId);
            List<String> faults = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    faults.add("the count of " + rows.getString(1) + " says " + rows.getLong(2)
                            + " signatures, its rows are " + rows.getLong(3));
                }
            }
            return faults;
        });
    }

    /** Hands every stored tile of an urn to the recount. */
    void readTiles(long urnId, TileRecount tiles) {
        String sql = "select level, tile_index, root, hashes from tile where urn_id = ? order by level, tile_index";
        jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            return readTiles(statement, tiles);
        });
    }

    /** Hands those of one level from one index (inclusive) to another (exclusive) to the recount. */
    void readTiles(long urnId, int level, long from, long to, TileRecount tiles) {
        String sql = """
                select level, tile_index, root, hashes
                from tile
                where urn_id = ? and level = ? and tile_index >= ? and tile_index < ?
                order by tile_index
                """;
        jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            statement.setInt(2, level);
            statement.setLong(3, from);
            statement.setLong(4, to);
            return readTiles(statement, tiles);
        });
    }

    private static TileRecount readTiles(PreparedStatement statement, TileRecount tiles) throws SQLException {
        statement.setFetchSize(TILES_AT_ONCE);
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                tiles.readStored(rows.getInt(1), rows.getLong(2), rows.getBytes(3), rows.getBytes(4));
            }
        }
        return tiles;
    }
}
