package fr.voix.urn.leaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.voix.Fixtures;
import fr.voix.urn.log.LeafReader;
import fr.voix.urn.log.TileStore;
import fr.voix.urn.log.UrnWriter;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class TileTest {

    @Inject
    UrnWriter writer;

    @Inject
    TileStore tiles;

    @Inject
    LeafReader leaves;

    @Inject
    Fixtures fixtures;

    @Inject
    TransactionOperations<Connection> transactions;

    @Inject
    JdbcOperations jdbc;

    @Test
    void tiles_hold_the_hashes_of_the_leaves_and_of_the_tiles_below() {
        Scrutin scrutin = fixtures.anOpenScrutin();
        List<byte[]> hashes = grow(scrutin, 66_000, 4_001);
        long urnId = scrutin.urnId();

        assertThat(stored("level", urnId)).isEqualTo(66_001 / 256 + 1);
        assertThat(stored("hashes", urnId)).as("above the leaves alone").isEqualTo(1);
        assertThat(tiles.hashes(urnId, 0, 3, 256)).isEqualTo(joined(hashes.subList(3 * 256, 4 * 256)));
        assertThat(tiles.hashes(urnId, 0, 257, 40)).isEqualTo(joined(hashes.subList(257 * 256, 257 * 256 + 40)));
        assertThat(tiles.hashes(urnId, 1, 0, 256)).isEqualTo(joined(rootsOf(hashes, 256)));
        assertThat(tiles.hashes(urnId, 1, 0, 7)).isEqualTo(joined(rootsOf(hashes, 7)));
        assertThat(tiles.hashes(urnId, 2, 0, 1)).isEqualTo(new Tile(1, 0, joined(rootsOf(hashes, 256))).root());
    }

    @Test
    void batches_of_every_size_leave_the_same_tiles() {
        Scrutin scrutin = fixtures.anOpenScrutin();
        Random random = new Random(7);
        List<byte[]> hashes = grow(scrutin, 0, 1);
        while (hashes.size() < 1_500) {
            hashes.addAll(append(scrutin, 1 + random.nextInt(300)));
        }

        for (int index = 0; index < hashes.size() / 256; index++) {
            assertThat(tiles.hashes(scrutin.urnId(), 0, index, 256))
                    .isEqualTo(joined(hashes.subList(index * 256, index * 256 + 256)));
        }
        assertThat(stored("root", scrutin.urnId())).isEqualTo(hashes.size() / 256);
    }

    /** As it was before tiles were stored. */
    @Test
    void a_tile_that_is_not_stored_is_derived() {
        Scrutin scrutin = fixtures.anOpenScrutin();
        List<byte[]> hashes = grow(scrutin, 600, 600);
        byte[] roots = tiles.hashes(scrutin.urnId(), 1, 0, 2);
        run("delete from tile where urn_id = ?", scrutin.urnId());

        assertThat(tiles.hashes(scrutin.urnId(), 0, 1, 256)).isEqualTo(joined(hashes.subList(256, 512)));
        assertThat(tiles.hashes(scrutin.urnId(), 1, 0, 2)).isEqualTo(roots);
    }

    @Test
    void more_hashes_than_there_are_is_an_error() {
        Scrutin scrutin = fixtures.anOpenScrutin();
        assertThatThrownBy(() -> tiles.hashes(scrutin.urnId(), 0, 0, 2)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> tiles.hashes(scrutin.urnId(), 0, 5, 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void leaves_are_read_from_any_place() {
        Scrutin scrutin = fixtures.anOpenScrutin();
        List<byte[]> hashes = grow(scrutin, 300, 77);
        List<byte[]> read = new ArrayList<>();
        List<Long> indexes = new ArrayList<>();
        leaves.read(scrutin.urnId(), 101, 250, (index, leaf) -> {
            indexes.add(index);
            read.add(leaf.hash());
        });

        assertThat(indexes).first().isEqualTo(101L);
        assertThat(joined(read)).isEqualTo(joined(hashes.subList(101, 250)));
    }

    /** The hashes of all leaves of a Scrutin that has its first one already. */
    private List<byte[]> grow(Scrutin scrutin, int more, int batch) {
        List<byte[]> hashes = new ArrayList<>();
        leaves.read(scrutin.urnId(), 0, 1, (index, leaf) -> hashes.add(leaf.hash()));
        for (int left = more; left > 0; left -= batch) {
            hashes.addAll(append(scrutin, Math.min(left, batch)));
        }
        return hashes;
    }

    private List<byte[]> append(Scrutin scrutin, int count) {
        return transactions.executeWrite(status -> {
            UrnDraft draft = writer.lock(List.of(scrutin.urnId())).get(scrutin.urnId());
            List<byte[]> hashes = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Leaf leaf = new Leaf("b1 " + scrutin.uid() + " P 0 " + draft.firstIndex() + "-" + i);
                draft.cast(leaf, Tier.BROWSER, Choice.P);
                hashes.add(leaf.hash());
            }
            writer.save(List.of(draft));
            return hashes;
        });
    }

    private static List<byte[]> rootsOf(List<byte[]> hashes, int count) {
        List<byte[]> roots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Frontier frontier = Frontier.EMPTY;
            for (byte[] hash : hashes.subList(i * 256, i * 256 + 256)) {
                frontier = frontier.append(hash);
            }
            roots.add(frontier.root());
        }
        return roots;
    }

    private static byte[] joined(List<byte[]> hashes) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        hashes.forEach(joined::writeBytes);
        return joined.toByteArray();
    }

    private long stored(String column, long urnId) {
        return transactions.executeRead(status ->
                jdbc.prepareStatement("select count(%s) from tile where urn_id = ?".formatted(column), statement -> {
                    statement.setLong(1, urnId);
                    var rows = statement.executeQuery();
                    rows.next();
                    return rows.getLong(1);
                }));
    }

    private void run(String sql, long urnId) {
        transactions.executeWrite(status -> jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            return statement.executeUpdate();
        }));
    }
}
