package fr.voix.urn.log;

import fr.voix.base.database.Jdbc;
import fr.voix.base.database.RoundTrip;
import fr.voix.urn.leaf.Tile;
import io.micronaut.data.connection.annotation.Connectable;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The SQL of complete tiles. */
@Singleton
@Connectable
class TileRepository {

    private final Jdbc jdbc;

    TileRepository(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** A tile that is already there is an error: it never changes. */
    void insert(long urnId, Tile tile, RoundTrip trip) {
        String sql = "insert into tile (urn_id, level, tile_index, root, hashes) values (?, ?, ?, ?, ?)";
        trip.update(sql, written -> {}, urnId, tile.level(), tile.index(), tile.root(), tile.hashes());
    }

    Optional<byte[]> hashes(long urnId, int level, long index) {
        String sql = "select hashes from tile where urn_id = ? and level = ? and tile_index = ?";
        return jdbc.first(sql, row -> row.getBytes(1), urnId, level, index);
    }

    /** The roots of {@code count} tiles from {@code first} on; null where one is not stored. */
    byte[][] roots(long urnId, int level, long first, int count) {
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
}
