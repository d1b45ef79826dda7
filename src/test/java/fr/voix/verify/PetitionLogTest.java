package fr.voix.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.verify.log.LogHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The urn of a petition, and the lies that only such an urn can tell; all others are those of {@link LyingLogTest}. */
class PetitionLogTest {

    private static final String ID = "42";
    private static final String TALLY = "/api/v1/petitions/42/tally";

    @TempDir
    Path folder;

    private TestLog log;

    /** 304 leaves, 299 signatures that count. */
    @BeforeEach
    void aPetitionThatThreeHundredSigned() throws IOException {
        log = new TestLog(ID);
        for (int i = 0; i < 300; i++) {
            log.signature(i % 9 == 0 ? 2 : 1);
        }
        log.change("x1 2", 1, 'P', -1);
        log.leaves.add("z1 42 299");
        log.leaves.add("t1 42 " + TestLog.questionOf(TestLog.TEXT));
    }

    @AfterEach
    void stop() {
        log.close();
    }

    @Test
    void an_honest_petition_passes_alone_and_among_all() {
        String fine = "verify urns=1 leaves=304 ballots=0 signatures=299 different=0 unchecked=0";
        assertThat(VerifyRun.of(log).out()).containsExactly(fine);
        VerifyRun all = VerifyRun.of(log.url(), "--all");
        assertThat(all.out()).containsExactly(fine);
        assertThat(all.exitCode()).isZero();
    }

    @Test
    void a_petition_that_is_not_listed_any_more_is_still_looked_for() throws IOException {
        Path file = folder.resolve("checkpoints");
        assertThat(VerifyRun.of(log, "--save", file.toString()).exitCode()).isZero();
        serve("/api/v1/urnes/petitions", "{\"items\":[],\"next\":null}");
        assertThat(VerifyRun.of(log.url(), "--all", "--since", file.toString()).out())
                .containsExactly(
                        "the service lists no urn",
                        "verify urns=1 leaves=304 ballots=0 signatures=299 different=0 unchecked=0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"signatures\":299|\"signatures\":300|the published tally says signatures 300, the leaves count 299",
                "{\"tier\":2,\"signatures\":34}|{\"tier\":2,\"signatures\":35}"
                        + "|the published tally says signatures of tier 2 35, the leaves count 34",
                "\"petition\":42|\"petition\":43|the published tally is that of another petition, 43",
                "\"petition\":42|\"petition\":\"42\"|the published tally is not the JSON that it should be: petition is no whole number",
                "\"petition\":42,|''|the published tally is not the JSON that it should be: a field is missing",
            })
    void a_tally_that_lies(String honest, String lie, String sentence) {
        String tally = log.tally();
        assertThat(tally).contains(honest);
        serve(TALLY, tally.replace(honest, lie));
        VerifyRun run = VerifyRun.of(log);
        assertThat(run.sentences(ID)).anyMatch(said -> said.startsWith(sentence));
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AMANR", "042", "0", "4 2", ""})
    void what_is_no_number_of_a_petition_is_refused(String id) {
        assertThat(VerifyRun.of(log.url(), "--petition", id).exitCode()).isEqualTo(2);
    }

    @Test
    void the_number_of_a_petition_is_no_uid_of_a_scrutin() {
        VerifyRun run = VerifyRun.of(log.url(), "--scrutin", ID);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("not the uid of a scrutin: 42");
    }

    @Test
    void a_signed_result_of_a_petition_holds_after_more_signatures() throws IOException {
        String result = log.result(true);
        log.signature(1);
        Path file = Files.writeString(folder.resolve("resultat.json"), result);
        VerifyRun run = VerifyRun.of(log.url(), "--result", file.toString(), "--key", log.verifierKey);
        assertThat(run.out().getFirst()).startsWith("result petition=42 size=304 signatures=299 state=open root=");
        assertThat(run.exitCode()).isZero();

        Files.writeString(file, result.replace("\"signatures\":299", "\"signatures\":298"));
        VerifyRun altered = VerifyRun.of(log.url(), "--result", file.toString(), "--key", log.verifierKey);
        assertThat(altered.out()).containsExactly(file + ": the signed result says signatures 298, its tiers make 299");
        assertThat(altered.exitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "b1 42 P 1 COMMITMENT;leaf 2 has no meaning that the rule knows",
                "z1 42 1 0 0;leaf 2 has no meaning that the rule knows",
                "z1 42;leaf 2 has no meaning that the rule knows",
                "z1 42 2;leaf 2 closes with 2 for signatures, the leaves before it count 1",
                "z1 42 01;leaf 2 closes with 01 for signatures, the leaves before it count 1",
                "s1 42 3 COMMITMENT;leaf 2 is a signature with a tier or commitment that cannot be",
                "s1 42 1 c;leaf 2 is a signature with a tier or commitment that cannot be",
                "s1 42 S 1 COMMITMENT;leaf 2 has no meaning that the rule knows",
                "s1 43 1 COMMITMENT;leaf 2 belongs to another petition, 43",
                "SIGNATURE;leaf 2 repeats the signature of a leaf before it",
                "x1 0;leaf 2 crosses out leaf 0, which is no signature before it",
                "z1 42 1|s1 42 1 COMMITMENT;leaf 3 is a signature after the urn was closed",
            })
    void what_the_rule_does_not_foresee_in_a_petition_is_said(String leaves, String sentence) {
        String signature = TestLog.signatureLine(ID, 1, 1);
        String other = TestLog.signatureLine(ID, 1, 2).replaceFirst(".* ", "");
        Findings findings = new Findings();
        UrnCount count = new UrnCount(ID, findings);
        for (String leaf : ("t1 42 " + "ab".repeat(32) + "|SIGNATURE|" + leaves).split("\\|")) {
            read(count, leaf.replace("SIGNATURE", signature).replace("COMMITMENT", other));
        }
        assertThat(findings.sentences()).containsExactly(sentence);
    }

    @ParameterizedTest
    @CsvSource({"s1 UID 1 COMMITMENT", "z1 UID 0"})
    void a_leaf_of_petitions_has_no_meaning_in_a_scrutin(String leaf) {
        Findings findings = new Findings();
        UrnCount count = new UrnCount(TestLog.UID, findings);
        read(count, "t1 " + TestLog.UID + " " + "ab".repeat(32));
        read(count, leaf.replace("UID", TestLog.UID).replace("COMMITMENT", "A".repeat(43)));
        assertThat(findings.sentences()).containsExactly("leaf 1 has no meaning that the rule knows");
    }

    private static void read(UrnCount count, String line) {
        byte[] entry = line.getBytes(ISO_8859_1);
        count.read(entry, LogHash.leaf(entry));
    }

    private void serve(String name, String body) {
        log.lies.put(name, exchange -> TestLog.send(exchange, body.getBytes(UTF_8)));
    }
}
