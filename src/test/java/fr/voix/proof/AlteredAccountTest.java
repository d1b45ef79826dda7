package fr.voix.proof;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.TestDatabase;
import fr.voix.TestDatabase.Database;
import fr.voix.TestServer;
import fr.voix.audit.Act;
import fr.voix.audit.Actor;
import fr.voix.audit.AuditService;
import fr.voix.tally.RecountCommand;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.transaction.TransactionOperations;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Somebody alters the account of the acts past its trigger: the recount ends with 1, and the service says it at /health. */
class AlteredAccountTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final Database database = TestDatabase.fresh();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void the_recount_and_the_health_of_the_service_tell_of_it() throws Exception {
        try (EmbeddedServer beside = start(Map.of())) {
            var context = beside.getApplicationContext();
            context.getBean(Fixtures.class).anOpenScrutin();
            appendThreeActs(context);
            assertThat(recount(context)).isEqualTo("0: recount urns=1 leaves=1 ballots=0 wrong=0");
            Thread.sleep(1_500);
            assertThat(health(beside).statusCode()).isEqualTo(200);

            alter();
            assertThat(recount(context))
                    .isEqualTo("1: audit entry 2 was altered\nrecount urns=1 leaves=1 ballots=0 wrong=0");
            assertTold(health(beside));
        }
        try (EmbeddedServer service = start(Map.of("voix.serving", "true"))) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (health(service).statusCode() == 200 && System.nanoTime() < deadline) {
                Thread.sleep(50);
            }
            assertTold(health(service));
        }
    }

    private static void assertTold(HttpResponse<String> health) {
        assertThat(health.statusCode()).isEqualTo(503);
        assertThat(health.body())
                .isEqualTo("{\"status\":\"DOWN\",\"details\":{\"journal\":\"audit entry 2 was altered\"}}");
    }

    @SuppressWarnings("unchecked")
    private static void appendThreeActs(ApplicationContext context) {
        var audit = context.getBean(AuditService.class);
        TransactionOperations<Connection> transactions = context.getBean(TransactionOperations.class);
        for (String subject : new String[] {"scrutin:A", "scrutin:B", "scrutin:C"}) {
            transactions.executeWrite(status ->
                    audit.append(Actor.SERVICE, Act.SCRUTIN_REOPEN, subject, null, Map.of("open", true), "Vu."));
        }
    }

    private void alter() throws Exception {
        try (Connection connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("alter table audit_entry disable trigger audit_entry_append_only");
            assertThat(statement.executeUpdate("update audit_entry set reason = 'Non vu.' where sequence = 2"))
                    .isEqualTo(1);
            statement.execute("alter table audit_entry enable trigger audit_entry_append_only");
        }
    }

    /** Its exit code, and what it says. */
    private static String recount(ApplicationContext context) {
        var said = new StringWriter();
        int code = new CommandLine(context.getBean(RecountCommand.class))
                .setOut(new PrintWriter(said))
                .execute();
        return code + ": " + said.toString().strip();
    }

    private EmbeddedServer start(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "voix.urn.checkpoint-file", folder.resolve("urn-checkpoints").toString(),
                "voix.urn.recount-after", "1h",
                "datasources.default.url", database.url(),
                "datasources.default.username", database.user(),
                "datasources.default.password", database.password()));
        settings.putAll(more);
        return TestServer.start(settings);
    }

    private HttpResponse<String> health(EmbeddedServer service) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(service.getURI() + "/health")).build(), BodyHandlers.ofString());
    }
}
