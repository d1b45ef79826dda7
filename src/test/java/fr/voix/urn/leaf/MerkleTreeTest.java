package fr.voix.urn.leaf;

import static fr.voix.urn.proof.RfcVerifier.mth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.voix.base.secret.Sha256;
import fr.voix.urn.leaf.MerkleTree.TileSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Against the leaves, roots and proofs that implementations of RFC 6962 are tested with, as in
 * github.com/transparency-dev/merkle, proof/verify_test.go; at larger sizes against the definitions of §2.1, word for word.
 */
class MerkleTreeTest {

    private static final List<byte[]> EIGHT = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(leaf -> Sha256.hash(new byte[] {0}, HexFormat.of().parseHex(leaf)))
            .toList();

    private static final List<byte[]> MANY =
            IntStream.range(0, 70_000).mapToObj(i -> new Leaf("x1 " + i).hash()).toList();

    /** The leaf's index counts from 0 here, from 1 in the source. */
    @ParameterizedTest
    @CsvSource({
        "0, 1, ''",
        "0, 8, 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7 "
                + "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e "
                + "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        "5, 8, bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b "
                + "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 "
                + "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "2, 3, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "1, 5, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d "
                + "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e "
                + "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    })
    void an_inclusion_proof_is_the_published_one(long index, long size, String proof) {
        assertThat(hex(new MerkleTree(size, tilesOf(EIGHT)).inclusion(index))).isEqualTo(proof);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, ''",
        "1, 8, 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7 "
                + "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e "
                + "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        "6, 8, 0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a "
                + "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 "
                + "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "2, 5, 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e "
                + "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "6, 7, 0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a "
                + "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f "
                + "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "0, 8, ''",
        "8, 8, ''",
    })
    void a_consistency_proof_is_the_published_one(long oldSize, long size, String proof) {
        assertThat(hex(new MerkleTree(size, tilesOf(EIGHT)).consistency(oldSize)))
                .isEqualTo(proof);
    }

    @Test
    void the_root_is_the_one_that_a_growing_tree_has() {
        Frontier frontier = Frontier.EMPTY;
        assertThat(new MerkleTree(0, tilesOf(MANY)).root()).isEqualTo(frontier.root());
        for (int size = 1; size <= 1_100; size++) {
            frontier = frontier.append(MANY.get(size - 1));
            assertThat(new MerkleTree(size, tilesOf(MANY)).root()).isEqualTo(frontier.root());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255, 256, 257, 511, 65_535, 65_536, 65_537, 69_999, 70_000})
    void at_the_edges_of_tiles_root_and_proofs_are_those_of_the_definition(int size) {
        List<byte[]> leaves = MANY.subList(0, size);
        MerkleTree tree = new MerkleTree(size, tilesOf(MANY));
        assertThat(tree.root()).isEqualTo(mth(leaves));
        for (int other : new int[] {0, 1, size / 2, 255, 256, 65_535, 65_536, size - 1}) {
            if (other < size) {
                assertThat(hex(tree.inclusion(other))).isEqualTo(hex(path(other, leaves)));
            }
            if (other > 0 && other <= size) {
                assertThat(hex(tree.consistency(other))).isEqualTo(hex(subproof(other, leaves, true)));
            }
        }
    }

    @Test
    void a_proof_reads_at_most_two_tiles_of_each_level() {
        List<TilePath> read = new ArrayList<>();
        TileSource tiles = tilesOf(MANY);
        new MerkleTree(70_000, (level, index, width) -> {
                    read.add(new TilePath(level, index, width));
                    return tiles.hashes(level, index, width);
                })
                .inclusion(12_345);
        assertThat(read).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(6);
        assertThat(read).allMatch(tile -> tile.isIn(70_000));
    }

    @Test
    void there_is_no_proof_of_what_the_tree_does_not_hold() {
        MerkleTree tree = new MerkleTree(8, tilesOf(EIGHT));
        assertThatThrownBy(() -> tree.inclusion(8)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tree.inclusion(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tree.consistency(9)).isInstanceOf(IllegalArgumentException.class);
    }

    private static TileSource tilesOf(List<byte[]> leaves) {
        return (level, index, width) -> {
            int span = 1 << (8 * level);
            byte[] hashes = new byte[width * Sha256.LENGTH];
            for (int i = 0; i < width; i++) {
                int from = (int) (index * 256 + i) * span;
                System.arraycopy(mth(leaves.subList(from, from + span)), 0, hashes, i * Sha256.LENGTH, Sha256.LENGTH);
            }
            return hashes;
        };
    }

    private static List<byte[]> path(int m, List<byte[]> d) {
        if (d.size() == 1) {
            return List.of();
        }
        int k = split(d);
        return m < k
                ? with(path(m, d.subList(0, k)), mth(d.subList(k, d.size())))
                : with(path(m - k, d.subList(k, d.size())), mth(d.subList(0, k)));
    }

    private static List<byte[]> subproof(int m, List<byte[]> d, boolean b) {
        if (m == d.size()) {
            return b ? List.of() : List.of(mth(d));
        }
        int k = split(d);
        return m <= k
                ? with(subproof(m, d.subList(0, k), b), mth(d.subList(k, d.size())))
                : with(subproof(m - k, d.subList(k, d.size()), false), mth(d.subList(0, k)));
    }

    private static int split(List<byte[]> d) {
        return Integer.highestOneBit(d.size() - 1);
    }

    private static List<byte[]> with(List<byte[]> proof, byte[] last) {
        List<byte[]> longer = new ArrayList<>(proof);
        longer.add(last);
        return longer;
    }

    private static String hex(List<byte[]> hashes) {
        return String.join(" ", hashes.stream().map(HexFormat.of()::formatHex).toList());
    }
}
