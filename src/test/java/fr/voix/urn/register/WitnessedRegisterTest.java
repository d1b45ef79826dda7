package fr.voix.urn.register;

import static fr.voix.urn.register.TestRegister.aScrutin;
import static fr.voix.urn.register.TestRegister.get;
import static fr.voix.urn.register.TestRegister.head;
import static fr.voix.urn.register.TestRegister.lines;
import static fr.voix.urn.register.TestRegister.serve;
import static fr.voix.urn.register.TestRegister.tick;
import static fr.voix.urn.register.TestRegister.vote;
import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.TestDatabase;
import fr.voix.TestDatabase.Database;
import fr.voix.urn.cosign.CosignService;
import fr.voix.urn.note.VerifierKey;
import fr.voix.verify.log.TestWitness;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The register as a witness sees it. */
class WitnessedRegisterTest {

    @TempDir
    Path folder;

    private final Database database = TestDatabase.fresh();

    @Test
    void a_witness_cosigns_it_and_is_served_with_it_and_refuses_another_past() throws Exception {
        String vkey;
        String origin = "localhost/registre";
        try (EmbeddedServer service = serve(database, folder.resolve("one"))) {
            vkey = get(service, "/.well-known/voix-urn.vkey").body().strip();
            assertThat(get(service, "/registre/politique").statusCode()).isEqualTo(404);
        }
        byte[] key = Arrays.copyOfRange(Base64.getDecoder().decode(vkey.split("\\+", 3)[2]), 1, 33);
        String byOrigin = new VerifierKey(origin, key).encoded();
        Database early = TestDatabase.copyOf(database);
        try (TestWitness witness = new TestWitness("witness.example/w", Clock.systemUTC(), byOrigin)) {
            Path policy = Files.writeString(
                    folder.resolve("policy"), "log " + byOrigin + "\n" + witness.lines("w") + "quorum w\n");
            Map<String, Object> asking = Map.of("voix.witness.policy-file", policy.toString());
            try (EmbeddedServer service = serve(database, folder.resolve("one"), asking)) {
                vote(service, aScrutin(service), 3);
                tick(service);
                CosignService cosign = service.getApplicationContext().getBean(CosignService.class);
                cosign.run();
                assertThat(cosign.attestation().head().size())
                        .isEqualTo(head(service, "/registre/checkpoint").size());
                assertThat(get(service, "/registre/checkpoint").body()).contains("\n— witness.example/w ");
                assertThat(get(service, "/registre/politique").body()).isEqualTo(Files.readString(policy));
                assertThat(get(service, "/registre").body()).contains("Attesté", "/registre/politique");
                replaceInThePastOf(early, head(service, "/registre/checkpoint"));
            }
            // the same key, and another past
            try (EmbeddedServer service = serve(early, folder.resolve("other"), asking)) {
                for (int i = 0; i < 6; i++) {
                    aScrutin(service);
                    tick(service);
                }
                CosignService cosign = service.getApplicationContext().getBean(CosignService.class);
                cosign.run();
                assertThat(get(service, "/registre/checkpoint").body()).doesNotContain("witness.example");
                assertThat(get(service, "/health").body()).contains("another past");
                // what the witness shows was signed by the service's own key, and is not in its register
                vote(service, aScrutin(service), 1);
                tick(service);
                assertThat(get(service, "/registre/checkpoint").statusCode()).isEqualTo(503);
                assertThat(get(service, "/health").body()).contains("The register has", "of which others show");
            }
            // nor does another start forget it, though nobody is asked any more
            try (EmbeddedServer service = serve(early, folder.resolve("other"))) {
                tick(service);
                assertThat(get(service, "/registre/checkpoint").statusCode()).isEqualTo(503);
                assertThat(get(service, "/health").body()).contains("The register has", "of which others show");
            }
        }
    }

    /** A witness that contradicts without a reason shows what was signed here, and is in the register. */
    @Test
    void an_old_head_of_this_register_is_no_evidence_against_it() throws Exception {
        String vkey;
        try (EmbeddedServer service = serve(database, folder.resolve("one"))) {
            vkey = get(service, "/.well-known/voix-urn.vkey").body().strip();
        }
        byte[] key = Arrays.copyOfRange(Base64.getDecoder().decode(vkey.split("\\+", 3)[2]), 1, 33);
        String byOrigin = new VerifierKey("localhost/registre", key).encoded();
        try (TestWitness witness = new TestWitness("witness.example/w", Clock.systemUTC(), byOrigin)) {
            Path policy = Files.writeString(folder.resolve("policy"), witness.lines("w") + "quorum w\n");
            Map<String, Object> asking = Map.of("voix.witness.policy-file", policy.toString());
            try (EmbeddedServer service = serve(database, folder.resolve("one"), asking)) {
                CosignService cosign = service.getApplicationContext().getBean(CosignService.class);
                Scrutin scrutin = aScrutin(service);
                vote(service, scrutin, 1);
                tick(service);
                cosign.run();
                witness.behave(TestWitness.Mood.CONTRADICTS);
                for (int round = 0; round < 2; round++) {
                    vote(service, scrutin, 1);
                    tick(service);
                    cosign.run();
                }
                assertThat(get(service, "/health").body()).contains("says that another past was signed");
                try (Connection connection = database.connect();
                        Statement statement = connection.createStatement()) {
                    assertThat(statement
                                    .executeQuery("select from contradicting_head")
                                    .next())
                            .isFalse();
                }
                assertThat(head(service, "/registre/checkpoint").size())
                        .isEqualTo(lines(service).size());
            }
        }
    }

    /** As its own log once replaced that head. */
    private static void replaceInThePastOf(Database database, TestRegister.Head head) throws Exception {
        try (Connection connection = database.connect();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into contradicting_head (origin, size, root, note, kept_at) values (?, ?, ?, '', now())")) {
            insert.setString(1, head.origin());
            insert.setLong(2, head.size());
            insert.setBytes(3, head.root());
            assertThat(insert.executeUpdate()).isOne();
        }
    }
}
