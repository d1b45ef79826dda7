package fr.voix.urn.tally;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.LeafSequences;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Commitment;
import fr.voix.urn.leaf.Leaf;
import fr.voix.urn.leaf.Tier;
import fr.voix.urn.leaf.UrnKind;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RowRecountTest {

    private static final String UID = "AMANR5L17PO59048B2247P0D1N001115";
    private static final String QUESTION = "t1 " + UID + " " + "a".repeat(64);

    @ParameterizedTest
    @MethodSource("fr.voix.LeafSequences#all")
    void every_sequence_of_leaves_is_what_all_programs_make_of_it(LeafSequences.Sequence sequence) {
        sequence.requireSame(RowRecountTest::verdict);
    }

    private static String verdict(String uid, List<String> lines) {
        RowRecount recount = new RowRecount(uid);
        try {
            lines.forEach(line -> recount.read(recount.size(), new Leaf(line)));
        } catch (IllegalArgumentException e) {
            // what no leaf can be cannot come out of the tables
            return "fault";
        }
        recount.endLeaves();
        Stream<String> counts = UrnKind.of(uid).choices().stream()
                .map(choice -> "" + recount.leaves().counts().of(choice));
        return faults(recount).isEmpty()
                ? counts.collect(Collectors.joining(",")) + " "
                        + (recount.leaves().isOpen() ? "open" : "closed")
                : "fault";
    }

    @Test
    void a_voter_is_marked_when_and_only_when_the_leaf_is_set_aside() {
        StandingVote first = row(UID, 1, Choice.P, Tier.BROWSER);
        StandingVote second = row(UID, 2, Choice.P, Tier.BROWSER);
        String[] leaves = {QUESTION, line(UID, first), line(UID, second), "m1 2 rafale d1"};
        RowRecount recount = read(UID, leaves);
        recount.readRow(first);
        recount.readRow(marked(second));
        assertThat(faults(recount)).isEmpty();

        RowRecount wrong = read(UID, leaves);
        wrong.readRow(marked(first));
        wrong.readRow(second);
        assertThat(faults(wrong))
                .containsExactly(
                        "the voter of leaf 1 is marked as set aside, the leaf is not",
                        "the voter of leaf 2 is not marked as set aside, the leaf is");
    }

    @ParameterizedTest
    @CsvSource({UID + ", P, BROWSER, C, EMAIL", "42, S, EMAIL, S, BROWSER"})
    void a_row_stands_for_one_standing_leaf_that_it_opens(
            String uid, Choice choice, Tier tier, Choice other, Tier another) {
        StandingVote row = row(uid, 1, choice, tier);
        StandingVote moved = row(uid, 2, choice, tier);
        RowRecount recount = read(
                uid, "t1 " + uid + " " + "a".repeat(64), line(uid, row), line(uid, moved), line(uid, moved), "x1 3");
        recount.readRow(row);
        assertThat(faults(recount)).isEmpty();
        recount.endRows(2);
        assertThat(faults(recount)).as("what may have moved").isEmpty();
        recount.endRows(3);
        recount.endLeaves();
        assertThat(faults(recount)).hasSize(2);
        assertThat(faults(recount).getFirst()).startsWith("1 ").endsWith("s stand without a row of their own");
        assertThat(faults(recount).getLast()).startsWith("1 ").endsWith("s repeat a leaf before them");

        recount.readRow(row);
        recount.readRow(new StandingVote(2, other, another, moved.secret(), moved.nonce(), false));
        recount.readRow(new StandingVote(2, choice, another, moved.secret(), moved.nonce(), false));
        recount.readRow(new StandingVote(3, choice, tier, moved.secret(), moved.nonce(), false));
        recount.readRow(new StandingVote(4, choice, tier, moved.secret(), moved.nonce(), false));
        recount.readRow(new StandingVote(9_000, choice, tier, moved.secret(), moved.nonce(), false));
        assertThat(faults(recount)).hasSize(8);
    }

    @ParameterizedTest
    @CsvSource({UID + ", P, BROWSER", "42, S, EMAIL"})
    void a_row_whose_secrets_are_not_those_of_its_leaf_is_a_fault(String uid, Choice choice, Tier tier) {
        StandingVote other = row(uid, 1, choice, tier);
        StandingVote row = row(uid, 2, choice, tier);
        for (StandingVote altered : List.of(
                new StandingVote(2, choice, tier, other.secret(), row.nonce(), false),
                new StandingVote(2, choice, tier, row.secret(), other.nonce(), false),
                new StandingVote(2, choice, tier, other.secret(), other.nonce(), false))) {
            RowRecount recount = read(uid, "t1 " + uid + " " + "a".repeat(64), line(uid, other), line(uid, row));
            recount.readRow(altered);
            assertThat(faults(recount))
                    .singleElement()
                    .asString()
                    .startsWith("the secrets in the ")
                    .endsWith(" row of leaf 2 do not open it");
        }
    }

    private static List<String> faults(RowRecount recount) {
        return Stream.concat(recount.leaves().faults().stream(), recount.faults().stream())
                .toList();
    }

    private static StandingVote row(String uid, long index, Choice choice, Tier tier) {
        byte[] secret = new byte[Commitment.SECRET_LENGTH];
        secret[0] = (byte) index;
        byte[] nonce = new byte[Commitment.NONCE_LENGTH];
        nonce[0] = (byte) index;
        return new StandingVote(index, choice, tier, secret, nonce, false);
    }

    private static StandingVote marked(StandingVote row) {
        return new StandingVote(row.leafIndex(), row.choice(), row.tier(), row.secret(), row.nonce(), true);
    }

    private static String line(String uid, StandingVote row) {
        return row.leaf(uid).line();
    }

    private static RowRecount read(String uid, String... lines) {
        RowRecount recount = new RowRecount(uid);
        for (String line : lines) {
            recount.read(recount.size(), new Leaf(line));
        }
        return recount;
    }
}
