package fr.voix.desk.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.voix.RealService;
import fr.voix.ServiceProcess;
import fr.voix.TestDatabase;
import fr.voix.base.database.Jdbc;
import fr.voix.base.text.Messages;
import fr.voix.parliament.opendata.SampleImport;
import fr.voix.site.export.ExportService;
import fr.voix.urn.tally.UrnRecount;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rights that operators are told to give are those that the service needs: it lives its weeks under them. Its people vote,
 * sign, write, classify, decide and set aside by its pages, as they do in a sample.
 */
@Tag("long")
class GrantsTest {

    private static final Path GRANTS = Path.of("src/deploy/grants.sql");
    private static final String OWNER = "voix_owner";
    private static final String SERVICE = "voix_service";
    private static final String SAMPLE =
            Path.of("src/main/resources/sample/sample.zip").toAbsolutePath().toString();

    @TempDir
    Path folder;

    private final TestDatabase.Database database = TestDatabase.empty();

    @Test
    void the_service_lives_under_the_grants_and_owns_nothing() throws Exception {
        as(
                database.user(),
                "create role " + OWNER + " login",
                "create role " + SERVICE + " login",
                "alter database " + name() + " owner to " + OWNER);
        Map<String, String> settings = new HashMap<>(RealService.settings(database.as(SERVICE, "7c1e90b2")));
        settings.put("VOIX_MIGRATE", "false");
        try (ServiceProcess voix = new ServiceProcess(folder)) {
            ServiceProcess.Run early = voix.run(settings, "recount");
            assertThat(early.exitCode()).isEqualTo(78);
            assertThat(early.output())
                    .startsWith("The database has no tables yet")
                    .contains("voix.jar migrate");

            settings.putAll(Map.of("VOIX_MIGRATE_USERNAME", OWNER, "VOIX_MIGRATE_PASSWORD", "4fa1c07d"));
            ServiceProcess.Run migrated = voix.run(settings, "migrate");
            assertThat(migrated.output()).contains("the schema of this build");
            assertThat(migrated.exitCode()).isZero();

            ServiceProcess.Run forgotten = voix.run(settings, "recount");
            assertThat(forgotten.exitCode()).isEqualTo(78);
            assertThat(forgotten.output())
                    .startsWith("The role lacks a right")
                    .contains("grants.sql", "permission denied for table flyway_schema_history");

            // what was documented once
            as(OWNER, "grant select, insert, update, delete on all tables in schema public to " + SERVICE);
            assertThat(voix.run(settings, "import", SAMPLE).output())
                    .contains("permission denied for sequence urn_id_seq");

            as(OWNER, Files.readString(GRANTS));
            liveSomeWeeks();
            ServiceProcess.Run imported = voix.run(settings, "import", SAMPLE);
            assertThat(imported.exitCode()).as(imported.output()).isZero();
            assertThat(imported.output()).doesNotContain("permission denied");

            ServiceProcess.Run looked = voix.run(settings, "doctor", "--json");
            assertThat(looked.output())
                    .contains("{\"about\":\"rights\",\"level\":\"OK\"", "{\"about\":\"ownership\",\"level\":\"OK\"");
            as(OWNER, "revoke usage on sequence urn_id_seq from " + SERVICE, "grant update on leaf to " + SERVICE);
            ServiceProcess.Run ill = voix.run(settings, "doctor");
            assertThat(ill.exitCode()).isEqualTo(1);
            assertThat(ill.output())
                    .containsPattern("FAULT +rights +The role voix_service lacks rights on urn_id_seq")
                    .containsPattern("FAULT +ownership +The service could change leaf");
            as(OWNER, Files.readString(GRANTS));
        }

        assertThatThrownBy(() -> as(SERVICE, "update leaf set first_index = 1"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> as(SERVICE, "delete from audit_entry")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> as(SERVICE, "delete from register_leaf")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> as(SERVICE, "truncate ballot")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> as(SERVICE, "create table mine (a int)")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> as(SERVICE, "alter table ballot add column a int"))
                .hasMessageContaining("must be owner");

        as(database.user(), "alter table mail_stop owner to " + SERVICE);
        assertThatThrownBy(() -> as(OWNER, Files.readString(GRANTS))).hasMessageContaining("voix_service owns tables");
    }

    private void liveSomeWeeks() throws Exception {
        Map<String, Object> settings = new HashMap<>(SampleCommand.SETTINGS);
        settings.putAll(Map.of(
                "datasources.default.url",
                database.as(SERVICE, "").url(),
                "datasources.default.username",
                SERVICE,
                "datasources.default.password",
                "",
                "voix.migrate",
                "false",
                "voix.home",
                folder.toString(),
                "voix.urn.notes",
                folder.resolve("notes").toString(),
                "micronaut.server.port",
                "-1",
                "test.local-outbox",
                "true"));
        LocalDate today = LocalDate.ofInstant(Clock.systemUTC().instant(), Messages.PARIS);
        var sample = new SampleConfig(today.minusDays(20), 20, 12, 1);
        try (ApplicationContext service = TestDatabase.named(() -> ApplicationContext.builder("test")
                .properties(settings)
                .singletons(sample)
                .start())) {
            service.getBean(EmbeddedServer.class).start();
            service.getBean(SampleImport.class).load();
            service.getBean(SampleStory.class).tell();
            service.getBean(ExportService.class).make();
            var recounts = service.getBean(UrnRecount.class);
            assertThat(recounts.uids())
                    .hasSizeGreaterThan(5)
                    .allSatisfy(uid -> assertThat(
                                    recounts.recount(uid).orElseThrow().faults())
                            .as(uid)
                            .isEmpty());
            var jdbc = service.getBean(Jdbc.class);
            for (String table : new String[] {
                "ballot",
                "signature",
                "petition",
                "classification",
                "audit_entry",
                "register_leaf",
                "set_aside",
                "closing"
            }) {
                assertThat(jdbc.exists("select from " + table))
                        .as("rows of %s", table)
                        .isTrue();
            }
            assertThat(jdbc.exists("select where current_user = ?", SERVICE)).isTrue();
        }
    }

    private String name() {
        return database.url().replaceFirst(".*/([^/?]+).*", "$1");
    }

    private void as(String role, String... statements) throws SQLException {
        try (Connection connection = database.as(role, "").connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
