package fr.voix.verify.quorum;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.voix.verify.log.GrowingLog;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A policy as C2SP {@code tlog-policy} has it, and whose co-signatures are enough for it. */
class WitnessPolicyTest {

    private static final String TEXT = "voix.example/registre\n7\nuJlHEbaEp9bP32kmM+xrkEiFTkRSqv73KvFQzTxvC5I=\n";
    private static final long NOW = 1_796_000_000L;

    /** W, V: keys of witnesses; WAGAIN: that of W under another name; L: a key of a log. */
    static final String REFUSED = """
            witness w W;quorum x                                  | line 2: x is not defined above
            quorum w;witness w W                                  | line 1: w is not defined above
            witness w W;group g any w v;witness v V;quorum g      | line 2: v is not defined above
            group g any g;quorum g                                | line 1: g is not defined above
            witness w W;witness v WAGAIN;quorum w                 | line 2: this key stands there twice
            log L;log L;quorum none                               | line 2: this key stands there twice
            witness w W;witness w V;quorum w                      | line 2: w is the name of something already
            witness w W;group w any w;quorum w                    | line 2: w is the name of something already
            witness none W;quorum none                            | line 1: none is the name of something already
            witness w W;group g any none;quorum g                 | line 2: none is not defined above
            witness w W;group g any w w;quorum g                  | line 2: w is a member already
            witness w W;group g any w;group h any g w;quorum h    | line 3: w is a member already
            witness w W;group g 0 w;quorum g                      | line 2: 0 is no number of its 1 members
            witness w W;group g 2 w;quorum g                      | line 2: 2 is no number of its 1 members
            witness w W;group g 01 w;quorum g                     | line 2: 01 is no number of its 1 members
            witness w W;group g any;quorum g                      | line 2: group NAME all|any|NUMBER MEMBER…
            witness w W;quorum w;quorum w                         | line 3: the quorum is said twice
            witness w W                                           | no line says the quorum
            witness w L;quorum w                                  | line 1: not a key that co-signs
            log W;quorum none                                     | line 1: not an Ed25519 key of a log
            witness w W https://a https://b;quorum w              | line 1: witness NAME VKEY [URL]
            witness w nonsense;quorum w                           | line 1: not a verifier key
            mirror m W;quorum none                                | line 1: begins neither log
            quorum none\\r                                        | line 1: a control character
            """;

    private static TestCosigner a(String name) throws GeneralSecurityException {
        return TestCosigner.of(name, CosignerKind.ED25519);
    }

    private static WitnessPolicy read(String policy) {
        return WitnessPolicyReader.parse(policy.getBytes(UTF_8));
    }

    /** The example of the text: two of three of one organisation, and any of another's. */
    @Test
    void groups_of_groups_are_met_by_those_who_cosigned() throws Exception {
        List<TestCosigner> all = new ArrayList<>();
        StringBuilder policy = new StringBuilder("# X and Y\n  \t# more\n\n");
        for (String name : List.of("X1", "X2", "X3", "Y1", "Y2", "Y3")) {
            all.add(TestCosigner.of(
                    "w.example/" + name, name.endsWith("2") ? CosignerKind.ML_DSA_44 : CosignerKind.ED25519));
            policy.append("\twitness ")
                    .append(name)
                    .append("  ")
                    .append(all.getLast().vkey())
                    .append(name.equals("X1") ? " https://w.example/x1 \n" : "\n");
        }
        policy.append("group X-witnesses 2 X1 X2 X3\ngroup Y-witnesses any Y1 Y2 Y3\n")
                .append("group X-and-Y all X-witnesses Y-witnesses\nquorum X-and-Y");
        WitnessPolicy read = read(policy.toString());
        assertThat(read.isAsking()).isTrue();
        assertThat(read.witnesses().getFirst().url()).isEqualTo("https://w.example/x1");

        for (int some = 0; some < 64; some++) {
            List<SignatureLine> lines = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                if ((some >> i & 1) == 1) {
                    lines.add(all.get(i).cosign(TEXT, NOW));
                }
            }
            Set<WitnessPolicy.Witness> cosigners = read.cosigners(TEXT, lines);
            assertThat(cosigners).hasSize(Integer.bitCount(some));
            assertThat(read.isMetBy(cosigners))
                    .as(
                            "%s",
                            cosigners.stream().map(WitnessPolicy.Witness::name).collect(Collectors.toSet()))
                    .isEqualTo(Integer.bitCount(some & 0b000111) >= 2 && (some & 0b111000) != 0);
        }
    }

    @Test
    void a_policy_may_ask_for_nobody_and_say_anything_in_comments() {
        WitnessPolicy read = WitnessPolicyReader.parse("# \u00e9 \u00ff\nquorum none\n".getBytes(ISO_8859_1));
        assertThat(read.isAsking()).isFalse();
        assertThat(read.isMetBy(Set.of())).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = REFUSED)
    void what_is_no_policy_is_refused_with_its_line(String policy, String why) throws Exception {
        String text = withKeys(policy);
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(why);
    }

    static String withKeys(String policy) throws GeneralSecurityException {
        TestCosigner w = a("w.example/w");
        TestCosigner again = new TestCosigner("w.example/again", w.kind(), w.pair());
        Map<String, String> keys = Map.of(
                "W", w.vkey(),
                "WAGAIN", again.vkey(),
                "V", a("w.example/v").vkey(),
                "L", GrowingLog.of("log.example/l").vkey());
        return Pattern.compile("\\b(WAGAIN|W|V|L)\\b")
                .matcher(policy)
                .replaceAll(found -> keys.get(found.group()))
                .replace("\\r", "\r")
                .replace(';', '\n');
    }

    @ParameterizedTest
    @CsvSource({"ED25519", "ML_DSA_44"})
    void a_line_counts_for_its_key_and_its_text_alone(CosignerKind kind) throws Exception {
        TestCosigner cosigner = TestCosigner.of("w.example/w", kind);
        CosignerKey key = CosignerKey.parse(cosigner.vkey());
        SignatureLine line = SignatureLine.parse(cosigner.cosign(TEXT, NOW).text());
        assertThat(key.cosignedAt(line, TEXT)).isEqualTo(OptionalLong.of(NOW));
        assertThat(key.cosignedAt(line, TEXT.replace("\n7\n", "\n8\n"))).isEmpty();
        assertThat(key.cosignedAt(line, TEXT.replace("voix", "voiy"))).isEmpty();
        assertThat(CosignerKey.parse(TestCosigner.of("w.example/w", kind).vkey())
                        .cosignedAt(line, TEXT))
                .as("another key of that name")
                .isEmpty();
        byte[] later = line.signature().clone();
        later[Long.BYTES - 1]++;
        assertThat(key.cosignedAt(cosigner.line(later), TEXT))
                .as("another time")
                .isEmpty();
        assertThat(key.cosignedAt(cosigner.cosign(TEXT, -1), TEXT))
                .as("a time that no clock has")
                .isEmpty();
    }
}
