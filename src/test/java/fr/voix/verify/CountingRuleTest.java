package fr.voix.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.LeafSequences;
import fr.voix.verify.log.LogHash;
import fr.voix.verify.log.LogKind;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The counting rule on urns whose tree and signature are sound: only the leaves say what is wrong. */
class CountingRuleTest {

    private static final String UID = TestLog.UID;
    private static final String BALLOT = TestLog.ballotLine(0, 'P', 1);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "x1 9;leaf 1 crosses out leaf 9, which is no ballot before it",
                "x1 1;leaf 1 crosses out leaf 1, which is no ballot before it",
                "x1 0;leaf 1 crosses out leaf 0, which is no ballot before it",
                "x1 01;leaf 1 crosses out what is no index",
                "x1 -1;leaf 1 crosses out what is no index",
                "x1 99999999999999999999;leaf 1 crosses out what is no index",
                "x1 999999999999999999;leaf 1 crosses out leaf 999999999999999999, which is no ballot before it",
                "BALLOT|x1 1|x1 1;leaf 3 crosses out leaf 1, which is crossed out already",
                "BALLOT|x1 1|m1 1 rafale d1;leaf 3 sets aside leaf 1, which is crossed out already",
                "BALLOT|m1 1 rafale d1|m1 1 reseau d2;leaf 3 sets aside leaf 1, which is set aside already",
                "BALLOT|r1 1 d1;leaf 2 reinstates leaf 1, which is not set aside",
                "BALLOT|m1 1  d1;leaf 2 sets aside under the rule , which is not published",
                "BALLOT|m1 1 humeur d1;leaf 2 sets aside under the rule humeur, which is not published",
                "BALLOT|m1 1 rafale 1;leaf 2 names no decision",
                "BALLOT|m1 1 rafale d1|r1 1 d01;leaf 3 names no decision",
                "BALLOT|BALLOT;leaf 2 repeats the ballot of a leaf before it",
                "z1 UID 0 0 0|BALLOT;leaf 2 is a ballot after the urn was closed",
                "z1 UID 0 0 0|t1 UID NEW|BALLOT;leaf 3 is a ballot after the urn was closed",
                "z1 UID 0 0 0|t1 UID NEW|t1 UID SHA|BALLOT;leaf 4 is a ballot after the urn was closed",
                "z1 UID 0 0 0|t1 UID SHA|z1 UID 0 0 0|BALLOT;leaf 4 is a ballot after the urn was closed",
                "z1 UID 0 0 0|t1 UID NEW|z1 UID 0 0 0;leaf 3 closes the urn, which is closed already",
                "BALLOT|z1 UID 0 0 0;leaf 2 closes with 0 for P, the leaves before it count 1",
                "BALLOT|z1 UID 01 0 0;leaf 2 closes with 01 for P, the leaves before it count 1",
                "z1 UID 0 0 0|z1 UID 0 0 0;leaf 2 closes the urn, which is closed already",
                "z1 AUTRE 0 0 0;leaf 1 belongs to another scrutin, AUTRE",
                "t1 AUTRE SHA;leaf 1 belongs to another scrutin, AUTRE",
                "t1 UID SHAF;leaf 1 states a question by something that is no SHA-256",
                "b1 UID P 0 c;leaf 1 is a ballot with a choice, tier or commitment that cannot be",
                "b1 UID D 0 COMMITMENT;leaf 1 is a ballot with a choice, tier or commitment that cannot be",
                "b1 UID PC 0 COMMITMENT;leaf 1 is a ballot with a choice, tier or commitment that cannot be",
                "b1 UID P 3 COMMITMENT;leaf 1 is a ballot with a choice, tier or commitment that cannot be",
                "b1 UID P 0 NONCANONICAL;leaf 1 is a ballot with a choice, tier or commitment that cannot be",
                "b1 UID P 0 COMMITMENT=;leaf 1 is a ballot with a choice, tier or commitment that cannot be",
                "b1 UID P 0;leaf 1 has no meaning that the rule knows",
                "b1 UID P 0 COMMITMENT x;leaf 1 has no meaning that the rule knows",
                "q9 what;leaf 1 has no meaning that the rule knows",
                "bé;leaf 1 is not a line of printable ASCII",
            })
    void what_the_rule_does_not_foresee_is_said(String leaves, String sentence) {
        Findings findings = new Findings();
        read(leaves, findings);
        assertThat(findings.sentences()).containsExactly(sentence);
        assertThat(findings.verdict()).isEqualTo(Verdict.DIFFERENT);
    }

    @ParameterizedTest
    @MethodSource("fr.voix.LeafSequences#all")
    void every_sequence_of_leaves_is_what_all_programs_make_of_it(LeafSequences.Sequence sequence) {
        sequence.requireSame((uid, leaves) -> {
            Findings findings = new Findings();
            UrnCount count = new UrnCount(uid, findings);
            for (String leaf : leaves) {
                byte[] entry = leaf.getBytes(UTF_8);
                count.read(entry, LogHash.leaf(entry));
            }
            String counts = IntStream.range(0, LogKind.of(uid).words().size())
                    .mapToObj(choice -> "" + count.of(choice))
                    .collect(Collectors.joining(","));
            return findings.verdict() == Verdict.FINE ? counts + " " + (count.isClosed() ? "closed" : "open") : "fault";
        });
    }

    @Test
    void the_first_leaf_states_the_question() {
        Findings findings = new Findings();
        UrnCount count = new UrnCount(UID, findings);
        count.read(BALLOT.getBytes(ISO_8859_1), LogHash.leaf(BALLOT.getBytes(ISO_8859_1)));
        assertThat(findings.sentences())
                .containsExactly("leaf 0 does not state the question (t1), and it is the first");
    }

    @Test
    void an_empty_leaf_and_one_with_a_line_feed_are_none() {
        Findings findings = new Findings();
        UrnCount count = new UrnCount(UID, findings);
        for (String line : List.of("t1 " + UID + " " + "ab".repeat(32), "", "x1 0\n", "x1\t0")) {
            count.read(line.getBytes(ISO_8859_1), LogHash.leaf(line.getBytes(ISO_8859_1)));
        }
        assertThat(findings.sentences()).hasSize(3).allMatch(said -> said.endsWith("not a line of printable ASCII"));
    }

    private static UrnCount read(String leaves, Findings findings) {
        UrnCount count = new UrnCount(UID, findings);
        String commitment = BALLOT.substring(BALLOT.lastIndexOf(' ') + 1);
        String other = commitment.substring(0, 42) + (char) (commitment.charAt(42) + 1);
        for (String leaf : ("t1 UID SHA|" + leaves).split("\\|")) {
            byte[] entry = leaf.replace("BALLOT", BALLOT)
                    .replace("NONCANONICAL", other)
                    .replace("COMMITMENT", commitment)
                    .replace("SHAF", "ab".repeat(31) + "AB")
                    .replace("SHA", "ab".repeat(32))
                    .replace("NEW", "cd".repeat(32))
                    .replace("UID", UID)
                    .getBytes(ISO_8859_1);
            count.read(entry, LogHash.leaf(entry));
        }
        return count;
    }
}
