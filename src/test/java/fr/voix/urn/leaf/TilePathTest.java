package fr.voix.urn.leaf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the text and the examples of C2SP tlog-tiles.md. */
class TilePathTest {

    @ParameterizedTest
    @CsvSource({
        // the specification's own: « index 1234067 will be encoded as x001/x234/067 »
        "0/x001/x234/067, 0, 1234067, 256",
        "0/000, 0, 0, 256",
        "0/999, 0, 999, 256",
        "1/x001/000, 1, 1000, 256",
        "63/005.p/17, 63, 5, 17",
        "0/x001/x234/067.p/8, 0, 1234067, 8",
        "2/000.p/1, 2, 0, 1",
        "0/273.p/255, 0, 273, 255",
        "entries/x001/x234/067.p/5, -1, 1234067, 5",
        "entries/000, -1, 0, 256",
        "0/x999/x999/x999/x999/999, 0, 999999999999999, 256",
    })
    void a_path_is_read_and_written_back(String path, int level, long index, int width) {
        assertThat(TilePath.parse(path)).contains(new TilePath(level, index, width));
        assertThat(new TilePath(level, index, width).format()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "0/",
                "0/0",
                "0/00",
                "0/0000",
                "0/x000/067",
                "0/x000/x001/067",
                "0/001/067",
                "0/x001/x067",
                "0/x1/067",
                "00/000",
                "01/000",
                "64/000",
                "-1/000",
                "+1/000",
                "0/-01",
                "0/000.p",
                "0/000.p/",
                "0/000.p/0",
                "0/000.p/01",
                "0/000.p/256",
                "0/000.p/257",
                "0/000.p/999",
                "0/000.p/1/",
                "0/000/",
                "/0/000",
                "0/000.P/1",
                "data/000",
                "Entries/000",
                "0/x001/x001/x001/x001/x001/000",
                "0/٠٠٠",
                "0/000\n",
            })
    void any_other_way_of_writing_it_is_refused(String path) {
        assertThat(TilePath.parse(path)).isEmpty();
    }

    @Test
    void a_tree_has_the_tiles_that_the_specification_counts() {
        // « a tree of size 70,000 will be represented by 273 full level 0 tiles, one partial level 0 tile of width 112,
        // one full level 1 tile, one partial level 1 tile of width 17, and one partial level 2 tile of width 1 »
        long size = 70_000;
        assertThat(new TilePath(0, 272, 256).isIn(size)).isTrue();
        assertThat(new TilePath(0, 273, 112).isIn(size)).isTrue();
        assertThat(new TilePath(0, 273, 113).isIn(size)).isFalse();
        assertThat(new TilePath(1, 0, 256).isIn(size)).isTrue();
        assertThat(new TilePath(1, 1, 17).isIn(size)).isTrue();
        assertThat(new TilePath(1, 1, 18).isIn(size)).isFalse();
        assertThat(new TilePath(2, 0, 1).isIn(size)).isTrue();
        assertThat(new TilePath(2, 0, 2).isIn(size)).isFalse();
        assertThat(new TilePath(3, 0, 1).isIn(size)).isFalse();
        assertThat(new TilePath(63, 0, 1).isIn(Long.MAX_VALUE)).isFalse();
        // « a tree of size 256 will be represented by a full level 0 tile and a partial level 1 tile of width 1 »
        assertThat(new TilePath(0, 0, 256).isIn(256)).isTrue();
        assertThat(new TilePath(1, 0, 1).isIn(256)).isTrue();
        assertThat(new TilePath(1, 0, 1).isIn(255)).isFalse();
    }

    @Test
    void entries_exist_as_far_as_the_leaves_do() {
        assertThat(new TilePath(TilePath.ENTRIES, 1, 44).isIn(300)).isTrue();
        assertThat(new TilePath(TilePath.ENTRIES, 1, 45).isIn(300)).isFalse();
        assertThat(new TilePath(TilePath.ENTRIES, 0, 1).isIn(0)).isFalse();
    }
}
