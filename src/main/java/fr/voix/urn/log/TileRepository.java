package fr.voix.urn.log;

import fr.voix.base.database.RoundTrip;
import fr.voix.urn.leaf.Tile;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.Optional;

/** The SQL of complete tiles. */
@Singleton
@Connectable
class TileRepository {

    private final JdbcOperations jdbc;

    TileRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** A tile that is already there is an error: it never changes. */
    void insert(long urnId, Tile tile, RoundTrip trip) {
        String sql = "insert into tile (urn_id, level, tile_index, root, hashes) values (?, ?, ?, ?, ?)";
        trip.update(sql, written -> {}, urnId, tile.level(), tile.index(), tile.root(), tile.hashes());
    }

    Optional<byte[]> hashes(long urnId, int level, long index) {
        String sql = "select hashes from tile where urn_id = ? and level = ? and tile_index = ?";
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            statement.setInt(2, level);
            statement.setLong(3, index);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
            }
        });
    }

    /** The roots of {@code count} tiles from {@code first} on; null where one is not stored. */
    byte[][] roots(long urnId, int level, long first, int count) {
        String sql = """
                select tile_index, root
                from tile
                where urn_id = ? and level = ? and tile_index >= ? and tile_index < ?
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            statement.setInt(2, level);
            statement.setLong(3, first);
            statement.setLong(4, first + count);
            byte[][] roots = new byte[count][];
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    roots[(int) (rows.getLong(1) - first)] = rows.getBytes(2);
                }
            }
            return roots;
        });
    }
}
