package fr.voix.urn;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.FormatVectors;
import fr.voix.RandomHistory;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecountTest {

    private static final String UID = "AMANR5L17PO59048B2247P0D1N001115";
    private static final String BALLOT = "b1 " + UID + " P 0 c";
    private static final String PETITION = "42";
    private static final String SIGNATURE = "s1 42 1 c";

    @ParameterizedTest
    @CsvSource({
        "'', 1",
        "x1 0, 0",
        "m1 0 rafale d1, 0",
        "m1 0 rafale d1|r1 0 d2, 1",
        "m1 0 rafale d1|r1 0 d2|m1 0 rafale d3, 0",
        "m1 0 rafale d1|x1 0, 0",
        "z1 " + UID + " 1 0 0, 1",
    })
    void a_ballot_counts_unless_crossed_out_or_set_aside(String later, long counted) {
        Recount recount = read((BALLOT + "|" + later).split("\\|"));
        assertThat(recount.counts().of(Choice.P)).isEqualTo(counted);
        assertThat(recount.faults()).isEmpty();
    }

    @Test
    void a_leaf_of_another_scrutin_is_a_fault() {
        assertThat(read("b1 AMAUTRE P 0 c").faults()).containsExactly("leaf 0 belongs to AMAUTRE");
    }

    @Test
    void crossing_out_what_is_no_ballot_is_a_fault() {
        assertThat(read(BALLOT, "x1 1").faults()).hasSize(1);
    }

    @Test
    void an_unknown_leaf_is_a_fault() {
        assertThat(read("q9 what").faults()).containsExactly("leaf 0 has no known meaning");
    }

    @Test
    void a_leaf_in_the_wrong_place_is_a_fault() {
        Recount recount = new Recount(UID);
        recount.read(1, new Leaf(BALLOT));
        assertThat(recount.faults()).containsExactly("leaf 1 stands where leaf 0 should be");
    }

    @Test
    void crossing_out_twice_is_a_fault() {
        assertThat(read(BALLOT, "x1 0", "x1 0").faults()).hasSize(1);
    }

    /** The same cases as the verifier's CountingRuleTest, with the ballot in the first place. */
    @ParameterizedTest
    @CsvSource({
        "m1 0 rafale d1|m1 0 reseau d2, 1",
        "r1 0 d1, 1",
        "m1 0 rafale d1|x1 0|r1 0 d2, 1",
        "z1 UID 0 0 0, 1",
        "z1 UID 1 0 0|z1 UID 1 0 0, 1",
        "z1 UID 1 0 0|BALLOT, 1",
        "t1 UID AA|z1 UID 1 0 0|t1 UID BB|BALLOT, 1",
        "t1 UID AA|z1 UID 1 0 0|t1 UID BB|t1 UID AA|BALLOT, 1",
        "t1 UID AA|z1 UID 1 0 0|t1 UID AA|BALLOT, 0",
        "t1 UID AA|z1 UID 1 0 0|t1 UID BB|t1 UID BB|BALLOT, 0",
        "t1 UID AA|z1 UID 1 0 0|t1 UID AA|x1 0|z1 UID 0 0 0|t1 UID AA|BALLOT, 0",
    })
    void what_the_rule_does_not_foresee_is_a_fault(String later, int faults) {
        String leaves = BALLOT + "|"
                + later.replace("AA", "a".repeat(64))
                        .replace("BB", "b".repeat(64))
                        .replace("UID", UID)
                        .replace("BALLOT", "b1 " + UID + " P 0 d");
        assertThat(read(leaves.split("\\|")).faults()).hasSize(faults);
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
            assertThat(recount.waiting()).isEqualTo(after.get("waiting").asLong());
        }
        assertThat(recount.faults()).isEmpty();
    }

    /** But for what the tables cannot hold, and for a leaf that is there twice: of two, one has no row. */
    @Test
    void what_contradicts_on_the_page_of_formats_is_a_fault() {
        var others = Set.of(
                "the first leaf states no question",
                "not ASCII",
                "a leaf that is there already",
                "a commitment of 32 bytes written in another way");
        FormatVectors.of("contradictions").get("cases").forEach(one -> {
            if (!others.contains(one.get("why").asText())) {
                Recount recount = new Recount(one.get("uid").asText());
                for (String line : FormatVectors.texts(one.get("leaves"))) {
                    assertThat(recount.faults()).as(one.get("why").asText()).isEmpty();
                    recount.read(recount.frontier().size(), new Leaf(line));
                }
                assertThat(recount.faults()).as(one.get("why").asText()).hasSize(1);
            }
        });
    }

    @Test
    void a_voter_is_marked_when_and_only_when_the_leaf_is_set_aside() {
        Recount recount = read(BALLOT, BALLOT, "m1 0 rafale d1");
        recount.readRow(0, Choice.P, Tier.BROWSER, true);
        recount.readRow(1, Choice.P, Tier.BROWSER, false);
        assertThat(recount.faults()).isEmpty();

        Recount wrong = read(BALLOT, BALLOT, "m1 0 rafale d1");
        wrong.readRow(0, Choice.P, Tier.BROWSER, false);
        wrong.readRow(1, Choice.P, Tier.BROWSER, true);
        assertThat(wrong.faults()).hasSize(2);
    }

    @Test
    void a_ballot_row_stands_for_one_standing_leaf_that_says_the_same() {
        Recount recount = read(BALLOT, BALLOT, BALLOT, "x1 2");
        recount.readRow(0, Choice.P, Tier.BROWSER, false);
        assertThat(recount.faults()).isEmpty();
        assertThat(recount.withoutRow()).isEqualTo(1);

        recount.readRow(0, Choice.P, Tier.BROWSER, false);
        recount.readRow(1, Choice.C, Tier.BROWSER, false);
        recount.readRow(1, Choice.P, Tier.EMAIL, false);
        recount.readRow(2, Choice.P, Tier.BROWSER, false);
        recount.readRow(3, Choice.P, Tier.BROWSER, false);
        recount.readRow(9_000, Choice.P, Tier.BROWSER, false);
        assertThat(recount.faults()).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void any_history_is_counted_as_the_plainest_count_does(long seed) {
        RandomHistory history = RandomHistory.of(UID, seed, 400);
        Recount recount = read(history.lines().toArray(String[]::new));
        assertThat(recount.faults()).isEmpty();
        for (Tier tier : Tier.values()) {
            for (Choice choice : UrnKind.SCRUTIN.choices()) {
                assertThat(recount.counts().of(tier, choice))
                        .isEqualTo(history.counts()[tier.ordinal()][choice.ordinal()]);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1",
        "x1 0, 0",
        "m1 0 rafale d1, 0",
        "m1 0 rafale d1|r1 0 d2, 1",
        "s1 42 1 d, 2",
        "z1 42 1, 1",
        "s1 42 1 d|x1 0|z1 42 1|x1 1, 0",
    })
    void a_signature_counts_as_a_ballot_does(String later, long counted) {
        Recount recount = petition((SIGNATURE + "|" + later).split("\\|"));
        assertThat(recount.counts().of(Tier.EMAIL, Choice.S)).isEqualTo(counted);
        assertThat(recount.counts().total()).isEqualTo(counted);
        assertThat(recount.faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "b1 42 P 1 c;leaf 1 has no meaning in the urn of a petition",
                "z1 42 1 0 0;leaf 1 does not close the urn of a petition",
                "z1 42 2;leaf 1 closes with 2, the leaves before it count 1",
                "z1 42;leaf 1 has no known meaning",
                "s1 42 S 1 c;leaf 1 has no known meaning",
                "s1 43 1 c;leaf 1 belongs to 43",
                "x1 7;leaf 1 speaks of leaf 7, which is no signature before it",
                "z1 42 1|s1 42 1 d;leaf 2 is a signature after the urn was closed",
            })
    void what_has_no_place_in_the_urn_of_a_petition_is_a_fault(String later, String fault) {
        assertThat(petition((SIGNATURE + "|" + later).split("\\|")).faults()).containsExactly(fault);
    }

    @Test
    void a_signature_or_its_closing_in_the_urn_of_a_scrutin_is_a_fault() {
        assertThat(read(BALLOT, "s1 " + UID + " 1 c", "z1 " + UID + " 1", "b1 " + UID + " S 1 c")
                        .faults())
                .containsExactly(
                        "leaf 1 has no meaning in the urn of a scrutin",
                        "leaf 2 does not close the urn of a scrutin",
                        "leaf 3 has no meaning in the urn of a scrutin");
    }

    @Test
    void a_signature_row_stands_for_one_standing_leaf_of_its_tier() {
        Recount recount = petition(SIGNATURE, SIGNATURE, "x1 1", "s1 42 2 c");
        recount.readRow(0, Choice.S, Tier.EMAIL, false);
        assertThat(recount.faults()).isEmpty();
        assertThat(recount.withoutRow()).isEqualTo(1);

        recount.readRow(1, Choice.S, Tier.EMAIL, false);
        recount.readRow(3, Choice.S, Tier.EMAIL, false);
        assertThat(recount.faults())
                .containsExactly(
                        "a signature row stands for leaf 1, which is crossed out",
                        "a signature row says S at leaf 3, which says something else");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void any_history_of_a_petition_is_counted_as_the_plainest_count_does(long seed) {
        RandomHistory history = RandomHistory.of(PETITION, seed, 400);
        Recount recount = petition(history.lines().toArray(String[]::new));
        assertThat(recount.faults()).isEmpty();
        for (Tier tier : Tier.values()) {
            assertThat(recount.counts().of(tier, Choice.S)).isEqualTo(history.counts()[tier.ordinal()][0]);
        }
    }

    private static Recount petition(String... lines) {
        return read(new Recount(PETITION), lines);
    }

    private static Recount read(String... lines) {
        return read(new Recount(UID), lines);
    }

    private static Recount read(Recount recount, String... lines) {
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isEmpty()) {
                recount.read(i, new Leaf(lines[i]));
            }
        }
        return recount;
    }
}
