package fr.voix.urn.note;

import static fr.voix.Http.get;
import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.TestDatabase;
import fr.voix.TestDatabase.Database;
import fr.voix.TestServer;
import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditCheck;
import fr.voix.base.audit.AuditService;
import fr.voix.urn.memory.RecountCommand;
import fr.voix.urn.memory.ReleaseCommand;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.transaction.TransactionOperations;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Somebody alters the audit log past its trigger: the recount ends with 1, and the service says it at /health. */
public class AlteredAccountTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CUT_FR = "il s’arrête à l’acte n°\u00a01, et le n°\u00a03 a été signé";
    private static final String CUT_EN = "it ends at entry no.\u00a01, and no.\u00a03 was signed";

    @TempDir
    Path folder;

    private final Database database = TestDatabase.fresh();

    @Test
    void the_recount_and_the_health_of_the_service_tell_of_it() throws Exception {
        try (EmbeddedServer beside = start(Map.of())) {
            var context = beside.getApplicationContext();
            context.getBean(Fixtures.class).anOpenScrutin();
            appendThreeActs(context);
            assertThat(recount(context)).isEqualTo("0: recount urns=1 published=0 leaves=1 ballots=0 wrong=0");
            Thread.sleep(1_500);
            assertThat(health(beside).statusCode()).isEqualTo(200);

            alter();
            assertThat(recount(context))
                    .isEqualTo("1: audit entry 2 was altered\nrecount urns=1 published=0 leaves=1 ballots=0 wrong=0");
            assertThat(health(beside).statusCode()).as("a command tells nobody").isEqualTo(200);
            context.getBean(AuditCheck.class).check();
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

    /** What is left is a chain without a fault: only what was signed before tells that it was longer. */
    @Test
    void a_service_signs_no_account_that_was_cut_and_tells_readers() throws Exception {
        try (EmbeddedServer service = start(Map.of("voix.serving", "true"))) {
            appendThreeActs(service.getApplicationContext());
            String signed = await(service, "\\n3\\n");
            assertThat(signed).contains("\"note\":\"localhost/journal\\n3\\n").doesNotContain("contradiction");
            assertThat(get(service, "/journal").body())
                    .contains("localhost/journal\n3\n")
                    .doesNotContain("role=\"alert\"");

            cut();
            assertThat(await(service, "contradiction")).contains(CUT_FR, CUT_EN).doesNotContain("\"note\"");
            assertThat(get(service, "/journal").body()).contains("role=\"alert\"", CUT_FR);
            assertThat(get(service, "/en/journal").body()).contains(CUT_EN);
            assertThat(get(service, "/health").body())
                    .contains("the audit log ends at entry 1, and entry 3 was signed");
        }
        try (EmbeddedServer again = start(Map.of("voix.serving", "true"))) {
            assertThat(get(again, "/api/v1/journal").body()).contains(CUT_FR).doesNotContain("\"note\"");
            appendThreeActs(again.getApplicationContext());
            assertThat(get(again, "/api/v1/journal").body()).contains(CUT_FR).doesNotContain("\"note\"");
        }
        try (EmbeddedServer longer = start(Map.of("voix.serving", "true"))) {
            assertThat(get(longer, "/api/v1/journal").body())
                    .as("what was found first")
                    .contains(CUT_FR)
                    .doesNotContain("\"note\"");
        }
    }

    /** Also by one that would have found nothing: what was signed before is known to the first alone. */
    @Test
    void all_instances_know_of_it_until_it_is_proven_and_released() throws Exception {
        Map<String, Object> other = Map.of(
                "voix.serving",
                "true",
                "voix.urn.trust-database",
                "a test",
                "voix.urn.notes",
                folder.resolve("other").resolve("urn-notes").toString());
        try (EmbeddedServer one = start(Map.of("voix.serving", "true"));
                EmbeddedServer two = start(other)) {
            appendThreeActs(one.getApplicationContext());
            await(one, "\\n3\\n");
            one.getApplicationContext().getBean(NotedCheckpointService.class).write();
            keep();
            cut();
            await(one, "contradiction");
            for (EmbeddedServer service : List.of(one, two)) {
                assertThat(await(service, "contradiction"))
                        .contains(CUT_FR, CUT_EN)
                        .doesNotContain("\"note\"");
                assertThat(get(service, "/health").statusCode()).isEqualTo(503);
            }
        }
        try (EmbeddedServer again = start(other)) {
            assertThat(get(again, "/health").body()).contains("the audit log ends at entry 1, and entry 3 was signed");
            assertThat(release())
                    .isEqualTo("1: journal: stays stopped: the audit log ends at entry 1, and entry 3 was signed");
            putBack();
            assertThat(release()).isEqualTo("0: journal: released");
            assertThat(await(again, "\"note\"")).contains("\\n4\\n").doesNotContain("contradiction");
            assertThat(get(again, "/health").statusCode()).isEqualTo(200);
            assertThat(get(again, "/journal").body())
                    .contains("a suivi de bout en bout, et rétabli,", "le journal des décisions")
                    .doesNotContain("role=\"alert\"");
            assertThat(release()).isEqualTo("1: journal: is not stopped");
        }
    }

    private String release() throws Exception {
        Map<String, Object> settings = settings(Map.of());
        var said = new StringWriter();
        try (ApplicationContext commands = ApplicationContext.run(settings)) {
            int code = new CommandLine(commands.getBean(ReleaseCommand.class))
                    .setOut(new PrintWriter(said))
                    .execute("journal", "--reason", "Remis depuis la sauvegarde.");
            return code + ": " + said.toString().strip();
        }
    }

    private void keep() throws Exception {
        database.execute(
                "create table kept as select * from audit_entry; create table kept_head as select * from audit_head");
    }

    private void putBack() throws Exception {
        database.execute(
                "set session_replication_role = replica; insert into audit_entry select * from kept where sequence > 1;"
                        + " update audit_head set sequence = k.sequence, hash = k.hash from kept_head k");
    }

    @Test
    void what_an_altered_entry_says_is_not_shown() throws Exception {
        try (EmbeddedServer service = start(Map.of("voix.serving", "true"))) {
            appendThreeActs(service.getApplicationContext());
            await(service, "\\n3\\n");
        }
        alter();
        try (EmbeddedServer service = start(Map.of("voix.serving", "true"))) {
            assertThat(get(service, "/api/v1/journal").body())
                    .contains("l’acte n°\u00a02 a été modifié")
                    .doesNotContain("\"note\"");
            assertThat(get(service, "/journal").body())
                    .contains("l’acte n°\u00a02 a été modifié", "ce qu’elle dit n’est pas montré", "Vu.")
                    .doesNotContain("Non vu.");
        }
    }

    /** The audit log as the API gives it, once it says so. */
    private String await(EmbeddedServer service, String said) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String account = get(service, "/api/v1/journal").body();
        while (!account.contains(said) && System.nanoTime() < deadline) {
            Thread.sleep(50);
            account = get(service, "/api/v1/journal").body();
        }
        return account;
    }

    private void cut() throws Exception {
        try (Connection connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            // nobody reads the one without the other
            connection.setAutoCommit(false);
            assertThat(statement.executeUpdate("delete from audit_entry where sequence > 1"))
                    .isEqualTo(2);
            statement.executeUpdate("update audit_head set sequence = 1, hash = (select hash from audit_entry)");
            connection.commit();
        }
    }

    private static void assertTold(HttpResponse<String> health) {
        assertThat(health.statusCode()).isEqualTo(503);
        assertThat(health.body())
                .isEqualTo("{\"status\":\"DOWN\",\"details\":{\"journal\":\"audit entry 2 was altered\"}}");
    }

    @SuppressWarnings("unchecked")
    public static void appendThreeActs(ApplicationContext context) {
        var audit = context.getBean(AuditService.class);
        TransactionOperations<Connection> transactions = context.getBean(TransactionOperations.class);
        for (String subject : new String[] {"theme:a", "theme:b", "theme:c"}) {
            transactions.executeWrite(status ->
                    audit.append(Actor.SERVICE, Act.THEME_CHANGE, subject, null, Map.of("libelle", "A"), "Vu."));
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
        return TestServer.start(settings(more));
    }

    private Map<String, Object> settings(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "voix.urn.notes", folder.resolve("urn-notes").toString(),
                "voix.urn.recount-after", "1h",
                "datasources.default.url", database.url(),
                "datasources.default.username", database.user(),
                "datasources.default.password", database.password()));
        settings.putAll(more);
        return settings;
    }

    private HttpResponse<String> health(EmbeddedServer service) throws Exception {
        return get(service, "/health");
    }
}
