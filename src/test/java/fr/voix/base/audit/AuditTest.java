package fr.voix.base.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The audit log: append-only, and altered by nobody without being found out. */
@MicronautTest(transactional = false)
class AuditTest {

    @Inject
    AuditService audit;

    @Inject
    AuditCheck checks;

    @Inject
    ScrutinFixture fixture;

    @Inject
    TransactionOperations<Connection> transactions;

    @Inject
    DataSource database;

    private Actor nadia;

    @BeforeEach
    void threeActs() {
        nadia = fixture.aModerator();
        append(nadia, Act.SCRUTIN_CLOSE, "scrutin:A", Map.of("open", true), Map.of("open", false), "Vu.");
        append(Actor.SERVICE, Act.SCRUTIN_REOPEN, "scrutin:B", null, Map.of("open", true), "  ");
        append(nadia, Act.SIGN_IN, "moderator:" + nadia.moderatorId(), null, null, null);
    }

    /** What a test has altered is no business of the next. */
    @AfterEach
    void clear() {
        unguarded("truncate audit_entry", "update audit_head set sequence = 0, hash = decode(repeat('00', 32), 'hex')");
    }

    private AuditEntry append(
            Actor actor, Act act, String subject, Map<String, ?> before, Map<String, ?> after, String reason) {
        return transactions.executeWrite(status -> audit.append(actor, act, subject, before, after, reason));
    }

    @Test
    void an_entry_says_who_when_what_before_after_and_why() {
        var entry = audit.of("scrutin:A").getFirst().content();

        assertThat(entry.actor()).isEqualTo(nadia);
        assertThat(entry.act()).isEqualTo("scrutin-close");
        assertThat(entry.before()).isEqualTo("{\"open\":true}");
        assertThat(audit.read(entry.after())).isEqualTo(Map.of("open", false));
        assertThat(entry.reason()).isEqualTo("Vu.");
        assertThat(entry.at()).isNotNull();
        assertThat(audit.of("scrutin:B").getFirst().content().reason()).isNull();
    }

    @Test
    void the_public_journal_shows_what_concerns_the_public_newest_first() {
        assertThat(audit.journal(Long.MAX_VALUE, 10))
                .extracting(entry -> entry.content().act())
                .containsExactly("scrutin-reopen", "scrutin-close");
        assertThat(audit.following(0, 10)).hasSize(3);
    }

    @Test
    void an_act_that_is_rolled_back_leaves_no_gap() {
        assertThatThrownBy(() -> transactions.executeWrite(status -> {
                    audit.append(nadia, Act.SCRUTIN_HIDE, "scrutin:C", null, null, null);
                    throw new IllegalStateException("the act failed");
                }))
                .hasMessage("the act failed");

        assertThat(append(nadia, Act.SCRUTIN_SHOW, "scrutin:C", null, null, null)
                        .content()
                        .sequence())
                .isEqualTo(4);
        assertThat(checks.check()).isEmpty();
    }

    @Test
    void acts_at_once_stand_in_one_row_without_gaps() throws Exception {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<AuditEntry>> acts = IntStream.range(0, 50)
                    .mapToObj(i -> people.submit(
                            () -> append(nadia, Act.CLASSIFY, "scrutin:" + i, null, Map.of("i", i), null)))
                    .toList();
            for (var act : acts) {
                act.get();
            }
        }
        assertThat(audit.following(0, 100))
                .extracting(entry -> entry.content().sequence())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 53).mapToObj(Long::valueOf).toList());
        assertThat(checks.check()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set reason = 'Non vu.' where sequence = 1",
                "delete from audit_entry where sequence = 3",
                "truncate audit_entry",
                "update classification set reason = 'x'",
                "delete from classification",
            })
    void the_database_refuses_every_change(String statement) {
        assertThatThrownBy(() -> run(statement)).hasStackTraceContaining("is append-only");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set reason = 'Non vu.' where sequence = 1",
                "update audit_entry set before = '{\"open\":false}' where sequence = 1",
                "update audit_entry set after = null where sequence = 2",
                "update audit_entry set at = at + interval '1 microsecond' where sequence = 2",
                "update audit_entry set role = 'ADMINISTRATOR' where sequence = 1",
                "update audit_entry set act = 'scrutin-reopen' where sequence = 1",
                "update audit_entry set subject = 'scrutin:Z' where sequence = 3",
                "update audit_entry set salt = decode(repeat('00', 16), 'hex') where sequence = 3",
                "update audit_entry set hash = content_hash where sequence = 2",
                "update audit_entry set content_hash = hash where sequence = 2",
                "delete from audit_entry where sequence = 1",
                "delete from audit_entry where sequence = 2",
                "delete from audit_entry where sequence = 3",
                "update audit_head set sequence = 2",
                "update audit_head set hash = decode(repeat('00', 32), 'hex')",
            })
    void whatever_is_altered_past_the_trigger_is_found(String statement) {
        assertThat(checks.check()).isEmpty();
        unguarded(statement);

        assertThat(checks.check()).isPresent();
        assertThat(checks.found()).isPresent();
    }

    @Test
    void a_service_role_without_the_grant_can_append_and_change_nothing() throws Exception {
        run("drop role if exists voix_clerk");
        run("create role voix_clerk");
        run("grant select, insert on audit_entry to voix_clerk");
        try (var connection = DelegatingDataSource.unwrapDataSource(database).getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set role voix_clerk");
            assertThatThrownBy(() -> statement.execute("update audit_entry set reason = 'x'"))
                    .hasMessageContaining("permission denied");
            statement.execute("reset role");
        } finally {
            run("drop owned by voix_clerk");
            run("drop role voix_clerk");
        }
    }

    private void run(String sql) {
        fixture.run(sql);
    }

    /** As somebody who owns the tables and knows how. */
    private void unguarded(String... statements) {
        run("alter table audit_entry disable trigger audit_entry_append_only");
        for (var statement : statements) {
            run(statement);
        }
        run("alter table audit_entry enable trigger audit_entry_append_only");
    }
}
