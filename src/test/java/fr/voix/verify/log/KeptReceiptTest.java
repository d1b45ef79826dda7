package fr.voix.verify.log;

import static fr.voix.Http.vote;
import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.TestServer;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.verify.VerifyRun;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.robotcheck.TestVoters;
import fr.voix.vote.scrutin.Scrutin;
import fr.voix.vote.scrutin.ScrutinClosing;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The receipt of a quiet vote, before its group is published and after. */
class KeptReceiptTest {

    private static EmbeddedServer server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        server = TestServer.start(
                Map.of("voix.urn.publish-every", "1h", "voix.urn.quiet-ballots", 8, "voix.urn.quiet-for", "10m"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    @Test
    void a_ballot_that_waits_is_counted_and_then_found() throws Exception {
        Scrutin scrutin = bean(Fixtures.class).anOpenScrutin();
        String voter = bean(TestVoters.class).aVoter();
        Path file = receipt(scrutin, vote(server, scrutin.uid(), voter, "pour").body());

        VerifyRun waiting = VerifyRun.of(server.getURI().toString(), "--receipt", file.toString());
        assertThat(waiting.exitCode()).as(waiting.toString()).isZero();
        assertThat(waiting.out()).anyMatch(line -> line.contains("leaf 1 is not published yet"));

        bean(TestBallots.class).cast(scrutin, 7);
        bean(UrnPublishing.class).publish();
        VerifyRun found = VerifyRun.of(server.getURI().toString(), "--receipt", file.toString());
        assertThat(found.exitCode()).as(found.toString()).isZero();
        assertThat(found.out()).anyMatch(line -> line.contains("leaf 1 is in the urn; it counts"));

        vote(server, scrutin.uid(), voter, "contre").body();
        bean(TestBallots.class).cast(scrutin, 8);
        bean(UrnPublishing.class).publish();
        VerifyRun changed = VerifyRun.of(server.getURI().toString(), "--receipt", file.toString());
        assertThat(changed.out()).anyMatch(line -> line.contains("it counts no more"));
    }

    @Test
    void a_leaf_that_is_published_otherwise_or_a_forged_receipt_is_a_difference() throws Exception {
        Scrutin scrutin = bean(Fixtures.class).anOpenScrutin();
        String answer = vote(server, scrutin.uid(), bean(TestVoters.class).aVoter(), "pour")
                .body();
        bean(TestBallots.class).cast(scrutin, 8);
        bean(UrnPublishing.class).publish();

        Path moved = receipt(scrutin, answer.replace("\"index\":1,", "\"index\":2,"));
        VerifyRun misplaced = VerifyRun.of(server.getURI().toString(), "--receipt", moved.toString());
        assertThat(misplaced.exitCode()).isEqualTo(1);
        assertThat(misplaced.sentences(scrutin.uid())).contains("leaf 2 is not the one of the receipt");

        Path forged = receipt(scrutin, answer.replace(" P 0 ", " C 0 "));
        VerifyRun refused = VerifyRun.of(server.getURI().toString(), "--receipt", forged.toString());
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.out()).anyMatch(line -> line.contains("contradicts itself"));
    }

    @Test
    void a_receipt_that_a_closed_urn_does_not_hold_is_a_difference() throws Exception {
        Scrutin scrutin = bean(Fixtures.class).anOpenScrutin();
        String answer = vote(server, scrutin.uid(), bean(TestVoters.class).aVoter(), "pour")
                .body();
        bean(ScrutinClosing.class).close(scrutin.uid());
        bean(UrnPublishing.class).publish();

        Path lost = receipt(scrutin, answer.replace("\"index\":1,", "\"index\":7,"));
        VerifyRun run = VerifyRun.of(server.getURI().toString(), "--receipt", lost.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.sentences(scrutin.uid()))
                .anyMatch(sentence -> sentence.endsWith("the receipt's leaf 7 is not among them"));
    }

    private Path receipt(Scrutin scrutin, String answer) throws Exception {
        String receipt = answer.replaceFirst("(?s).*\"receipt\":(\\{[^}]*}).*", "$1");
        return Files.writeString(
                folder.resolve("voix-recu.json"),
                "{\"format\":\"voix-recu\",\"version\":1,\"host\":\"localhost\",\"scrutin\":\"" + scrutin.uid()
                        + "\",\"choice\":\"pour\",\"receipt\":" + receipt + ",\"proof\":null}");
    }
}
