package fr.voix.urn.leaf;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.FormatVectors;
import fr.voix.LeafSequences;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecountTest {

    private static final String UID = "AMANR5L17PO59048B2247P0D1N001115";
    private static final String QUESTION = "t1 " + UID + " " + "a".repeat(64);

    @Test
    void a_leaf_in_the_wrong_place_is_a_fault() {
        Recount recount = new Recount(UID);
        recount.read(1, new Leaf(QUESTION));
        assertThat(recount.faults()).containsExactly("leaf 1 stands where leaf 0 should be");
    }

    @ParameterizedTest
    @ValueSource(strings = {"urn", "petition-urn"})
    void every_leaf_leaves_the_counts_of_the_page_of_formats(String name) {
        var vector = FormatVectors.of(name);
        Recount recount = new Recount(vector.get("uid").asText());
        for (String line : FormatVectors.texts(vector.get("leaves"))) {
            recount.read(recount.frontier().size(), new Leaf(line));
            var after = vector.get("after").get((int) recount.frontier().size() - 1);
            var choices = UrnKind.of(vector.get("uid").asText()).choices();
            for (int i = 0; i < choices.size(); i++) {
                assertThat(recount.counts().of(choices.get(i)))
                        .as(line)
                        .isEqualTo(after.get("counts").get(i).asLong());
            }
        }
        assertThat(recount.faults()).isEmpty();
        assertKnowsEachPast(recount, FormatVectors.texts(vector.get("leaves")));
    }

    /** What counted after any of its leaves. */
    private static void assertKnowsEachPast(Recount whole, List<String> lines) {
        Recount recount = new Recount(lines.getFirst().split(" ")[1]);
        for (String line : lines) {
            recount.read(recount.size(), new Leaf(line));
            long[] counts = UrnKind.of(lines.getFirst().split(" ")[1]).choices().stream()
                    .mapToLong(choice -> recount.counts().of(choice))
                    .toArray();
            assertThat(whole.countsAt(recount.size()))
                    .as("%s of %s", line, lines)
                    .isDeepEqualTo(new long[][] {counts});
        }
    }

    /** That a leaf is there twice finds whoever remembers more of it than what it counts. */
    static Stream<LeafSequences.Sequence> withoutRepetitions() {
        return LeafSequences.all()
                .filter(sequence -> sequence.verdict() != null
                        || Set.copyOf(sequence.leaves()).size()
                                == sequence.leaves().size()
                        || !sequence.leaves().getLast().startsWith("b1"));
    }

    @ParameterizedTest
    @MethodSource("withoutRepetitions")
    void every_sequence_of_leaves_is_what_all_programs_make_of_it(LeafSequences.Sequence sequence) {
        sequence.requireSame(RecountTest::verdict);
    }

    private static String verdict(String uid, List<String> lines) {
        Recount recount = new Recount(uid);
        try {
            lines.forEach(line -> recount.read(recount.frontier().size(), new Leaf(line)));
        } catch (IllegalArgumentException e) {
            // what no leaf can be cannot come out of the tables
            return "fault";
        }
        if (recount.faults().isEmpty() && !lines.isEmpty()) {
            assertKnowsEachPast(recount, lines);
        }
        Stream<String> counts = UrnKind.of(uid).choices().stream()
                .map(choice -> "" + recount.counts().of(choice));
        return recount.faults().isEmpty()
                ? counts.collect(Collectors.joining(",")) + " " + (recount.isOpen() ? "open" : "closed")
                : "fault";
    }

    private static Recount read(String uid, String... lines) {
        Recount recount = new Recount(uid);
        for (String line : lines) {
            recount.read(recount.frontier().size(), new Leaf(line));
        }
        return recount;
    }
}
