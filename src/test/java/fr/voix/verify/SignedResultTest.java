package fr.voix.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A signed result that somebody kept: what was altered in it, and what its urn says otherwise, gets a sentence. */
@Isolated("sets how the process writes digits")
class SignedResultTest {

    @TempDir
    Path folder;

    private TestLog log;
    private Path file;
    private String result;

    /** A result at 300 leaves of an urn that went on to 313. */
    @BeforeEach
    void aResultOfThreeHundredLeaves() throws IOException {
        log = new TestLog();
        for (int i = 0; i < 297; i++) {
            log.ballot(i % 7 == 0 ? 1 : 0, "PCA".charAt(i % 3));
        }
        log.change("x1 2", 0, 'C', -1);
        log.change("m1 3 rafale d1", 0, 'A', -1);
        result = log.result(true);
        for (int i = 0; i < 13; i++) {
            log.ballot(0, 'P');
        }
        file = Files.writeString(folder.resolve("resultat.json"), result);
    }

    @AfterEach
    void stop() {
        log.close();
    }

    @Test
    void it_holds_for_its_leaves_though_the_urn_went_on() {
        VerifyRun run = verify();
        assertThat(run.out())
                .hasSize(2)
                .last()
                .isEqualTo("verify urns=1 leaves=313 ballots=308 different=0 unchecked=0");
        assertThat(run.out().getFirst())
                .startsWith(
                        "result scrutin=" + TestLog.UID + " size=300 pour=99 contre=98 abstention=98 state=open root=");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void without_the_service_its_signature_holds_and_a_key_is_wanted() {
        log.close();
        VerifyRun run = offline();
        assertThat(run.out()).singleElement().asString().startsWith("result scrutin=" + TestLog.UID + " size=300 ");
        assertThat(run.exitCode()).isZero();
        assertThat(VerifyRun.of("--offline", "--result", file.toString()).exitCode())
                .isEqualTo(2);
        assertThat(VerifyRun.of("--result", file.toString()).err()).contains("which service?");
    }

    @Test
    void it_holds_where_people_write_other_digits() {
        Locale usual = Locale.getDefault(Locale.Category.FORMAT);
        Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("fa-IR"));
        try {
            assertThat("%d".formatted(1)).isNotEqualTo("1");
            assertThat(offline().exitCode()).isZero();
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, usual);
        }
    }

    @Test
    void a_key_of_the_service_is_said_to_be_its_own() {
        VerifyRun run = VerifyRun.of(log.url(), "--result", file.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("taken from the service itself");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"scrutin\":\"AMAN;\"scrutin\":\"BMAN;begins with voix.example/scrutins/AMAN",
                "\"pour\":99,\"contre\":98;\"pour\":100,\"contre\":98;says pour 100, its tiers make 99",
                "\"contre\":98,\"abstention\":98,\"total\";\"contre\":97,\"abstention\":98,\"total\";says contre 97, its tiers make 98",
                "\"abstention\":98,\"total\";\"abstention\":0,\"total\";says abstention 0, its tiers make 98",
                "\"total\":295;\"total\":296;says total 296, its tiers make 295",
                "\"tier\":0,\"pour\":;\"tier\":0,\"pour\":1;the signature of the signed result is wrong",
                "\"tier\":2,\"pour\":0;\"tier\":2,\"pour\":9;the signature of the signed result is wrong",
                "\"size\":300;\"size\":301;the signature of the signed result is wrong",
                "\"root\":\";\"root\":\"0;root has not its form",
                "\"state\":\"open\";\"state\":\"closed\";the signature of the signed result is wrong",
                "T09:00:00Z;T10:00:00Z;the signature of the signed result is wrong",
                "pas un sondage;que la vérité;the signature of the signed result is wrong",
                "\"origin\":\"voix;\"origin\":\"autre;begins with autre.example",
                "\"key\":\"voix.example;\"key\":\"autre.example;names the key autre.example",
                "==\"};\"};signature has not its form",
                "\"state\";\"officiel\":\"oui\",\"state\";a field is nothing that is signed",
                "{\"scrutin\";{\"total\":1,\"scrutin\";is not the JSON that it should be",
                "\"size\":300,;'';a field is missing",
                "\"caution\":\"Ce;\"caution\":\"\u009b2JCe;caution has not its form",
                "\"key\":\"voix;\"key\":\"\u202evoix;key has not its form",
                "{\"tier\":2;{\"tier\":1;tier 2 is not what it should be",
            })
    void whatever_is_altered_in_it(String there, String altered, String sentence) throws IOException {
        String changed = result.replace(there, altered);
        assertThat(changed).isNotEqualTo(result);
        Files.writeString(file, changed);
        for (VerifyRun run : new VerifyRun[] {verify(), offline()}) {
            assertThat(run.out())
                    .singleElement()
                    .asString()
                    .startsWith(file + ": ")
                    .contains(sentence);
            assertThat(run.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void a_name_in_it_that_would_pass_for_a_sentence_of_ours() throws IOException {
        for (String name : new String[] {"\\nresult scrutin=X size=1 pour=9", "\\u001b[2J\\u009b2J\\u202e"}) {
            Files.writeString(file, result.replace("{\"scrutin\"", "{\"" + name + "\":1,\"scrutin\""));
            VerifyRun run = offline();
            assertThat(run.out())
                    .singleElement()
                    .asString()
                    .startsWith(file + ": ")
                    .matches("[ -~]+");
            assertThat(run.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void another_signature() throws IOException {
        log.ballot(0, 'P');
        String other = log.result(true).replaceAll(".*\"signature\":\"([^\"]+)\".*", "$1");
        Files.writeString(file, result.replaceAll("\"signature\":\"[^\"]+\"", "\"signature\":\"" + other + "\""));
        assertThat(verify().out()).singleElement().asString().contains("the signature of the signed result is wrong");
    }

    @Test
    void another_key() throws IOException {
        String key = TestLog.verifierKey(TestLog.NAME, TestLog.newKey());
        VerifyRun run = VerifyRun.of("--offline", "--result", file.toString(), "--key", key);
        assertThat(run.out()).singleElement().asString().contains("names the key " + log.verifierKey + ", not " + key);
        assertThat(run.exitCode()).isEqualTo(1);
        Files.writeString(file, result.replace(log.verifierKey, key));
        assertThat(VerifyRun.of("--offline", "--result", file.toString(), "--key", key)
                        .out())
                .singleElement()
                .asString()
                .contains("the signature of the signed result is wrong");
    }

    @Test
    void a_size_that_the_urn_never_had() throws IOException {
        try (TestLog shorter = new TestLog()) {
            shorter.key = log.key;
            shorter.ballot(0, 'P');
            VerifyRun run = VerifyRun.of(shorter.url(), "--result", file.toString(), "--key", log.verifierKey);
            assertThat(run.sentences()).contains("the signed result speaks of 300 leaves, the urn has 2");
            assertThat(run.exitCode()).isEqualTo(1);
        }
    }

    /** Both are signed by the same key, as a service would that shows one history to some and another to others. */
    @Test
    void a_result_of_another_history() throws IOException {
        try (TestLog other = new TestLog()) {
            other.key = log.key;
            for (int i = 0; i < 320; i++) {
                other.ballot(0, i == 5 ? 'P' : 'C');
            }
            VerifyRun run = VerifyRun.of(other.url(), "--result", file.toString(), "--key", log.verifierKey);
            assertThat(run.sentences())
                    .anyMatch(said -> said.startsWith("the signed result says pour 99, the leaves count 1"))
                    .anyMatch(said -> said.startsWith("the signed result has the root "));
            assertThat(run.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void a_state_that_the_leaves_do_not_have() throws IOException {
        log.leaves.add("z1 " + TestLog.UID + " 112 98 98");
        Files.writeString(file, log.result(true));
        assertThat(verify().sentences())
                .containsExactly("the signed result says open, after 314 leaves the urn is closed");
        Files.writeString(file, log.result(false));
        assertThat(verify().exitCode()).isZero();
    }

    @Test
    void no_file_or_no_document() throws IOException {
        Files.writeString(file, "[]");
        assertThat(offline().out()).singleElement().asString().contains("is not the JSON that it should be");
        Files.delete(file);
        assertThat(offline().exitCode()).isEqualTo(2);
        assertThat(verify().exitCode()).isEqualTo(2);
    }

    private VerifyRun verify() {
        return VerifyRun.of(log.url(), "--result", file.toString(), "--key", log.verifierKey);
    }

    private VerifyRun offline() {
        return VerifyRun.of("--offline", "--result", file.toString(), "--key", log.verifierKey);
    }
}
