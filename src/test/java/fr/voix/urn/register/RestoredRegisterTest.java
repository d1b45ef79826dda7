package fr.voix.urn.register;

import static fr.voix.urn.register.TestRegister.aScrutin;
import static fr.voix.urn.register.TestRegister.get;
import static fr.voix.urn.register.TestRegister.head;
import static fr.voix.urn.register.TestRegister.lines;
import static fr.voix.urn.register.TestRegister.root;
import static fr.voix.urn.register.TestRegister.serve;
import static fr.voix.urn.register.TestRegister.state;
import static fr.voix.urn.register.TestRegister.tick;
import static fr.voix.urn.register.TestRegister.vote;
import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.TestDatabase;
import fr.voix.TestDatabase.Database;
import fr.voix.urn.note.CheckpointNote;
import fr.voix.urn.note.NotedCheckpointService;
import fr.voix.urn.note.TestNotes;
import fr.voix.urn.note.UrnKeyService;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A register whose past was lost, altered or put back: it goes on from all that was signed, or signs nothing. */
class RestoredRegisterTest {

    @TempDir
    Path folder;

    private final Database database = TestDatabase.fresh();

    @Test
    void a_database_that_lost_lines_is_given_them_and_goes_on_from_all_that_was_signed() throws Exception {
        Path notes = folder.resolve("one");
        Scrutin scrutin;
        TestRegister.Head before;
        Database backup;
        try (EmbeddedServer service = serve(database, notes)) {
            scrutin = aScrutin(service);
            vote(service, scrutin, 3);
            tick(service);
        }
        backup = TestDatabase.copyOf(database);
        try (EmbeddedServer service = serve(database, notes)) {
            for (int i = 0; i < 5; i++) {
                aScrutin(service);
                tick(service);
            }
            before = head(service, "/registre/checkpoint");
        }
        // torn, since the machine ended with it
        Files.writeString(notes.resolve("register"), "u1 AMTORN 1", StandardOpenOption.APPEND);
        try (EmbeddedServer service = serve(backup, notes)) {
            tick(service);
            vote(service, scrutin, 4);
            tick(service);
            TestRegister.Head after = head(service, "/registre/checkpoint");
            List<String> lines = lines(service);
            assertThat(after.size()).isGreaterThan(before.size()).isEqualTo(lines.size());
            assertThat(root(lines)).isEqualTo(after.root());
            assertThat(root(lines.subList(0, (int) before.size()))).isEqualTo(before.root());
            TestRegister.Head urn = head(service, "/scrutins/" + scrutin.uid() + "/urne/checkpoint");
            assertThat(urn.size()).isGreaterThan(4);
            assertThat(lines.getLast()).isEqualTo("u1 " + scrutin.uid() + " " + urn.size() + " " + urn.rootHex());
            assertThat(lines).noneMatch(line -> line.contains("AMTORN"));
        }
    }

    @Test
    void of_a_register_that_was_altered_nothing_more_is_signed_and_health_says_so() throws Exception {
        try (EmbeddedServer service = serve(database, folder.resolve("one"))) {
            vote(service, aScrutin(service), 3);
            tick(service);
        }
        String alter = "update register_head set frontier = overlay(frontier placing '\\x00'::bytea from 5)";
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(alter);
        }
        try (EmbeddedServer service = serve(database, folder.resolve("one"))) {
            vote(service, aScrutin(service), 1);
            tick(service);
            HttpResponse<String> refused = get(service, "/registre/checkpoint");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("retry-after")).isPresent();
            assertThat(service.getApplicationContext()
                            .getBean(RegisterPublishing.class)
                            .reasons())
                    .containsKey("register");
        }
    }

    /** The file beside the notes was in the same backup; the notes were not. */
    @Test
    void a_register_that_was_put_back_with_its_file_is_found_out_by_what_was_noted() throws Exception {
        Path notes = folder.resolve("one");
        Path old = folder.resolve("old");
        Path whole = folder.resolve("whole");
        try (EmbeddedServer service = serve(database, notes)) {
            vote(service, aScrutin(service), 3);
            tick(service);
        }
        Database backup = TestDatabase.copyOf(database);
        Files.copy(notes.resolve("register"), old);
        TestRegister.Head before;
        try (EmbeddedServer service = serve(database, notes)) {
            state(service, "c1 0.0.1 " + "ab".repeat(32));
            before = head(service, "/registre/checkpoint");
            TestNotes.write(service.getApplicationContext());
            assertThat(get(service, "/api/v1/urnes/checkpoints").body())
                    .contains("\"register\":\"localhost/registre\\n" + before.size() + "\\n");
        }
        Files.copy(notes.resolve("register"), whole);
        Files.copy(old, notes.resolve("register"), StandardCopyOption.REPLACE_EXISTING);
        try (EmbeddedServer service = serve(backup, notes)) {
            assertThat(head(service, "/registre/checkpoint").size()).isLessThan(before.size());
            service.getApplicationContext()
                    .getBean(NotedCheckpointService.class)
                    .load();
            tick(service);
            assertThat(get(service, "/registre/checkpoint").statusCode()).isEqualTo(503);
            assertThat(get(service, "/health").body())
                    .contains("lines, of which others show that " + before.size() + " were signed");
            // with what was lost it goes on
            Files.copy(whole, notes.resolve("register"), StandardCopyOption.REPLACE_EXISTING);
            tick(service);
            TestRegister.Head after = head(service, "/registre/checkpoint");
            assertThat(after.size()).isGreaterThanOrEqualTo(before.size());
            assertThat(root(lines(service).subList(0, (int) before.size()))).isEqualTo(before.root());
        }
    }

    /** Whoever signed the second: one of them is none of its beginnings. */
    @Test
    void two_heads_of_one_size_among_what_was_noted_stop_it() throws Exception {
        Path notes = folder.resolve("one");
        try (EmbeddedServer service = serve(database, notes)) {
            var beans = service.getApplicationContext();
            vote(service, aScrutin(service), 3);
            tick(service);
            TestNotes.write(beans);
            CheckpointNote other = new CheckpointNote(
                    CheckpointNote.REGISTER,
                    head(service, "/registre/checkpoint").size(),
                    new byte[32]);
            try (Stream<Path> files = Files.list(notes)) {
                Path file = files.filter(one -> one.toString().endsWith(".notes"))
                        .findFirst()
                        .orElseThrow();
                String second = beans.getBean(UrnKeyService.class).sign(other).text();
                Files.writeString(file, second + "\n", StandardOpenOption.APPEND);
            }
        }
        try (EmbeddedServer service = serve(database, notes)) {
            service.getApplicationContext()
                    .getBean(NotedCheckpointService.class)
                    .load();
            tick(service);
            assertThat(get(service, "/registre/checkpoint").statusCode()).isEqualTo(503);
            assertThat(get(service, "/health").body()).contains("The register has", "of which others show");
        }
    }
}
