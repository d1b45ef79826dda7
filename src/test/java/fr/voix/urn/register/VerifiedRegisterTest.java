package fr.voix.urn.register;

import static fr.voix.urn.register.TestRegister.aScrutin;
import static fr.voix.urn.register.TestRegister.serve;
import static fr.voix.urn.register.TestRegister.state;
import static fr.voix.urn.register.TestRegister.tick;
import static fr.voix.urn.register.TestRegister.vote;
import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.TestDatabase;
import fr.voix.TestDatabase.Database;
import fr.voix.verify.VerifyRun;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code voix verify} says of the register. */
class VerifiedRegisterTest {

    @TempDir
    Path folder;

    private final Database database = TestDatabase.fresh();

    @Test
    void verify_holds_every_urn_against_every_line_that_was_signed() throws Exception {
        Path saved = folder.resolve("checkpoints");
        Database early;
        Scrutin scrutin;
        try (EmbeddedServer service = serve(database, folder.resolve("one"))) {
            scrutin = aScrutin(service);
            vote(service, scrutin, 3);
            tick(service);
        }
        early = TestDatabase.copyOf(database);
        try (EmbeddedServer service = serve(database, folder.resolve("one"))) {
            vote(service, scrutin, 5);
            vote(service, aScrutin(service), 1);
            tick(service);
            String url = service.getURI().toString();
            VerifyRun sound = VerifyRun.of(url, "--all", "--save", saved.toString());
            assertThat(sound.out()).last().asString().endsWith(" register=5 different=0 unchecked=0");
            assertThat(sound.exitCode()).isZero();
            assertThat(Files.readString(saved)).contains("localhost/registre\n5\n");
            assertThat(VerifyRun.of(url, "--scrutin", scrutin.uid()).exitCode()).isZero();

            state(service, "u1 " + scrutin.uid() + " 9 " + "ab".repeat(32));
            VerifyRun other = VerifyRun.of(url, "--all");
            assertThat(other.out())
                    .anyMatch(line -> line.startsWith("registre: line 5 says that the urn of scrutin"))
                    .anyMatch(line -> line.startsWith(scrutin.uid() + ": history was rewritten"));
            assertThat(other.exitCode()).isEqualTo(1);
            VerifyRun one = VerifyRun.of(url, "--scrutin", scrutin.uid());
            assertThat(one.out()).anyMatch(line -> line.startsWith(scrutin.uid() + ": history was rewritten"));

            state(service, "m1 2 " + "cd".repeat(32));
            assertThat(VerifyRun.of(url, "--all").out())
                    .anyMatch(line -> line.equals("registre: line 6 is not the map of the 2 urns before it"));
        }
        // the same key, and another past
        try (EmbeddedServer service = serve(early, folder.resolve("other"))) {
            for (int i = 0; i < 4; i++) {
                aScrutin(service);
                tick(service);
            }
            VerifyRun forked = VerifyRun.of(service.getURI().toString(), "--all", "--since", saved.toString());
            assertThat(forked.out())
                    .contains("registre: was rewritten: its first 5 lines are not those that were signed");
            assertThat(forked.exitCode()).isEqualTo(1);
        }
    }
}
