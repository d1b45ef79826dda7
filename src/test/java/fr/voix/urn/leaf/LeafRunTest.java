package fr.voix.urn.leaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.voix.LeafSequences;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LeafRunTest {

    private static final String UID = "AMANR5L17PO59048B2247P0D1N001115";

    private static final String COMMITMENT = "80EjrodJXRtFNLJ7-j9ft5gcuNlVr5O4DNBJB6ZiN8U";

    @Test
    void every_kind_of_leaf_comes_back_as_the_same_line() {
        List<Leaf> leaves = new ArrayList<>(List.of(
                Leaf.question(UID, new byte[32]),
                Leaf.crossedOut(1),
                Leaf.closing(UID, Counts.NONE),
                new Leaf("m1 12 reseau D-7"),
                // nothing that the packing knows: another urn's ballot, a commitment that is not written the one way
                new Leaf("b1 AMANR5L17PO59048B9999P0D1N000001 P 0 " + COMMITMENT),
                new Leaf("b1 " + UID + " P 0 " + COMMITMENT.replace("8U", "8V")),
                new Leaf("b1 " + UID + " P 0 short"),
                new Leaf("b1 " + UID + " X 0 " + COMMITMENT),
                new Leaf("b1 " + UID + " P 0 " + COMMITMENT + " more")));
        for (Choice choice : UrnKind.SCRUTIN.choices()) {
            for (Tier tier : Tier.values()) {
                leaves.add(Leaf.ballot(UID, choice, tier, COMMITMENT));
            }
        }

        assertThat(unpacked(LeafRun.of(UID, 5, leaves))).isEqualTo(leaves);
    }

    @Test
    void every_kind_of_leaf_of_a_petition_comes_back_as_the_same_line() {
        List<Leaf> leaves = new ArrayList<>(List.of(
                Leaf.question("42", new byte[32]),
                Leaf.crossedOut(1),
                Leaf.closing("42", Counts.NONE.plus(Tier.EMAIL, Choice.S, 7)),
                new Leaf("s1 43 1 " + COMMITMENT),
                new Leaf("s1 42 1 short"),
                new Leaf("s1 42 9 " + COMMITMENT),
                new Leaf("s1 42 S 1 " + COMMITMENT),
                new Leaf("b1 42 S 1 " + COMMITMENT)));
        assertThat(leaves.get(2)).hasToString("z1 42 7");
        for (Tier tier : Tier.values()) {
            leaves.add(Leaf.signature("42", tier, COMMITMENT));
        }
        List<LeafRun> runs = LeafRun.of("42", 5, leaves);

        assertThat(runs.stream().flatMap(run -> run.leaves("42").stream()).toList())
                .isEqualTo(leaves);
    }

    /** A recount that goes on in the middle of a row as well. */
    @ParameterizedTest
    @MethodSource("fr.voix.LeafSequences#all")
    void rows_are_counted_as_their_leaves_are(LeafSequences.Sequence sequence) {
        String uid = sequence.uid();
        assumeTrue(sequence.leaves().stream().allMatch(leaf -> leaf.matches("[ -~]+")), "a line that is no leaf");
        List<Leaf> leaves = sequence.leaves().stream().map(Leaf::new).toList();
        Recount expected = new Recount(uid);
        leaves.forEach(leaf -> expected.read(expected.size(), leaf));

        Recount found = new Recount(uid);
        List<LeafRun> runs = LeafRun.of(uid, 0, leaves);
        for (long to : new long[] {1, leaves.size() / 2 + 1, leaves.size()}) {
            runs.forEach(run -> run.recount(found, uid, found.size(), Math.min(to, leaves.size())));
        }

        assertThat(found.frontier().rootHex()).isEqualTo(expected.frontier().rootHex());
        assertThat(found.counts()).isEqualTo(expected.counts());
        assertThat(found.isOpen()).isEqualTo(expected.isOpen());
        assertThat(found.faults()).isEqualTo(expected.faults());
    }

    @Test
    void a_signature_costs_what_a_ballot_costs() {
        assertThat(LeafRun.of("42", 0, List.of(Leaf.signature("42", Tier.EMAIL, COMMITMENT))))
                .singleElement()
                .satisfies(run -> {
                    assertThat(run.packed()).hasSize(33);
                    assertThat(run.packed()[0]).isEqualTo((byte) (16 + 4 * 3 + 1));
                });
    }

    @Test
    void runs_are_contiguous_and_stay_small_enough_for_one_row() {
        List<Leaf> leaves = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            leaves.add(Leaf.ballot(UID, Choice.P, Tier.BROWSER, COMMITMENT));
        }
        List<LeafRun> runs = LeafRun.of(UID, 1_000, leaves);

        long next = 1_000;
        for (LeafRun run : runs) {
            assertThat(run.firstIndex()).isEqualTo(next);
            assertThat(run.packed().length).isLessThanOrEqualTo(1_800);
            next += run.leaves(UID).size();
        }
        assertThat(next).isEqualTo(1_500);
        assertThat(runs.getFirst().packed().length / 33).isEqualTo(54);
    }

    @Test
    void bytes_that_begin_no_leaf_are_refused() {
        assertThatThrownBy(() -> new LeafRun(0, new byte[] {(byte) 32, 1, 2}).leaves(UID))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> new LeafRun(0, new byte[33 + 7]).leaves(UID)).isInstanceOf(RuntimeException.class);
    }

    private static List<Leaf> unpacked(List<LeafRun> runs) {
        return runs.stream().flatMap(run -> run.leaves(UID).stream()).toList();
    }
}
