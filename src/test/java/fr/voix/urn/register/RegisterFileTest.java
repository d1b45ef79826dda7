package fr.voix.urn.register;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.deployment.DataFolderConfig;
import fr.voix.urn.leaf.Frontier;
import fr.voix.urn.leaf.Leaf;
import fr.voix.urn.note.NoteConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The register's file gives back what it was given, some thousands at a time. */
class RegisterFileTest {

    private static final int MANY = 25_000;

    @TempDir
    Path folder;

    @Test
    void it_is_read_in_runs_from_anywhere_and_of_every_size_its_tree_is_known() {
        RegisterFileStore file =
                new RegisterFileStore(new NoteConfig(folder, null, null), new DataFolderConfig("", folder.toString()));
        List<Leaf> leaves =
                IntStream.range(0, MANY).mapToObj(n -> new Leaf("x1 " + n)).toList();
        file.append(0, leaves);
        List<Integer> runs = new ArrayList<>();
        List<Leaf> read = new ArrayList<>();
        while (read.size() < MANY - 3) {
            List<Leaf> some = file.read(read.size(), MANY - 3);
            runs.add(some.size());
            read.addAll(some);
        }
        assertThat(runs).containsExactly(10_000, 10_000, 4_997);
        assertThat(lines(read)).isEqualTo(lines(leaves.subList(0, MANY - 3)));
        assertThat(lines(file.read(5, 8))).as("further back").containsExactly("x1 5", "x1 6", "x1 7");
        assertThat(lines(file.read(24_990, MANY))).isEqualTo(lines(leaves.subList(24_990, MANY)));
        Frontier some = Frontier.EMPTY;
        for (Leaf leaf : leaves.subList(0, 12_345)) {
            some = some.append(leaf.hash());
        }
        assertThat(file.frontier(12_345).root()).isEqualTo(some.root());
        assertThat(file.frontier().size()).isEqualTo(MANY);
    }

    private static List<String> lines(List<Leaf> leaves) {
        return leaves.stream().map(Leaf::line).toList();
    }
}
