package fr.voix.verify;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.TestDatabase;
import fr.voix.TestDatabase.Database;
import fr.voix.TestServer;
import fr.voix.base.answer.PublicVersion;
import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.theme.theme.BulkFiling;
import fr.voix.theme.theme.Theme;
import fr.voix.theme.theme.ThemeService;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.Closure;
import fr.voix.vote.scrutin.ClosureResult;
import fr.voix.vote.scrutin.Scrutin;
import fr.voix.vote.scrutin.ScrutinClosing;
import fr.voix.vote.scrutin.ScrutinHiding;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.transaction.TransactionOperations;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verifier follows the audit log, and holds it against what it kept and against the leaves of urns. */
class AccountVerifyTest {

    private static final String BEYOND_THE_TRIGGER = "set session_replication_role = replica; ";

    @TempDir
    Path folder;

    private final Database database = TestDatabase.fresh();
    private EmbeddedServer server;
    private Scrutin scrutin;

    /** Five ballots, a closing and a reopening, with their entries. */
    @BeforeEach
    void somebodyActs() {
        server = TestServer.start(database, folder.resolve("notes"), Map.of("voix.urn.publishing", "false"));
        scrutin = bean(Fixtures.class).anOpenScrutin();
        bean(TestBallots.class).cast(scrutin, 5);
        Closure closure = ((ClosureResult.Closed) bean(ScrutinClosing.class).close(scrutin.uid())).closure();
        append(Act.SCRUTIN_CLOSE, Map.of("leaf", closure.leafIndex()));
        var reopened = (ClosureResult.Reopened) bean(ScrutinClosing.class).reopen(scrutin.uid());
        append(Act.SCRUTIN_REOPEN, Map.of("leaf", reopened.leafIndex()));
        append(Act.SCRUTIN_SCHEDULE, Map.of("closesAt", "2027-01-01T00:00:00Z"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void an_account_that_nobody_altered_passes_and_is_kept() throws Exception {
        Path file = folder.resolve("kept");
        assertThat(verify("--save", file.toString()).out())
                .containsExactly("verify urns=1 leaves=8 ballots=5 entries=3 different=0 unchecked=0");
        append(Act.SCRUTIN_SCHEDULE, Map.of("closesAt", "2027-01-02T00:00:00Z"));
        VerifyRun later = verify("--since", file.toString());
        assertThat(later.out()).containsExactly("verify urns=1 leaves=8 ballots=5 entries=4 different=0 unchecked=0");
        assertThat(later.exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "update audit_entry set reason = 'Autre.' where sequence = 2;entry 2 says what it did not say when its hash was made",
                "delete from audit_entry where sequence = 2;entry 2 does not follow the one before it",
                "update audit_entry set content_hash = sha256('') where sequence = 3;entry 3 does not follow the one before it",
                "update audit_head set sequence = 9;the audit log ends at entry 3, its head says otherwise",
            })
    void an_altered_account_differs(String change, String sentence) throws Exception {
        alter(change);
        differs(verify(), sentence);
    }

    @Test
    void an_account_that_was_cut_differs_from_what_was_kept() throws Exception {
        Path file = folder.resolve("kept");
        assertThat(verify("--save", file.toString()).exitCode()).isZero();
        alter("delete from audit_entry where sequence > 1;"
                + " update audit_head set sequence = 1, hash = (select hash from audit_entry)");
        VerifyRun run = verify("--since", file.toString());
        differs(run, "the audit log was cut: it had 3 entries, and now has 1");
        differs(run, "the service says of itself: The audit log is not what was signed of it");
    }

    @Test
    void an_act_names_the_leaf_that_carries_it_out() throws Exception {
        append(Act.SCRUTIN_REOPEN, Map.of("leaf", 2));
        differs(verify(), "entry 4 says that leaf 2 of " + scrutin.uid() + " is a reopening, which it is not");
    }

    @Test
    void one_act_on_many_explains_the_themes_of_each_also_while_another_of_them_is_hidden() throws Exception {
        Scrutin hidden = bean(Fixtures.class).anOpenScrutin();
        bean(TestBallots.class).cast(hidden, 3);
        BulkFiling filing = bean(BulkFiling.class);
        filing.classify(
                List.of(scrutin.uid(), hidden.uid()),
                List.of("sante"),
                bean(Fixtures.class).aModerator(),
                null,
                false,
                filing.latestDecision());
        assertThat(bean(ThemeService.class).of(scrutin.uid()))
                .extracting(Theme::slug)
                .containsExactly("sante");
        VerifyRun explained = verify();
        assertThat(explained.out())
                .containsExactly("verify urns=2 leaves=12 ballots=8 entries=5 different=0 unchecked=0");
        alter(
                "update filing set theme_id = (select theme_id from theme where slug = 'culture-medias') where scrutin_uid = '"
                        + scrutin.uid() + "'");
        assertThat(verify().out())
                .anyMatch(line -> line.matches(
                        ".*" + scrutin.uid() + " shows other themes \\(\\) than entry [45] names \\(sante\\)"));
        alter("update filing set theme_id = (select theme_id from theme where slug = 'sante') where scrutin_uid = '"
                + scrutin.uid() + "'");

        bean(ScrutinHiding.class).hide(hidden.uid(), "Une personne y est nommée.", null);
        append(Act.SCRUTIN_HIDE, hidden, Map.of());
        assertThat(verify().out())
                .containsExactly("verify urns=1 leaves=8 ballots=5 entries=6 different=0 unchecked=0");
    }

    private void differs(VerifyRun run, String sentence) {
        assertThat(run.out()).anyMatch(line -> line.startsWith("journal: " + sentence));
        assertThat(run.exitCode()).isEqualTo(1);
    }

    private void append(Act act, Map<String, ?> after) {
        append(act, scrutin, after);
    }

    private void append(Act act, Scrutin scrutin, Map<String, ?> after) {
        @SuppressWarnings("unchecked")
        TransactionOperations<Connection> transactions = bean(TransactionOperations.class);
        transactions.executeWrite(status -> bean(AuditService.class)
                .append(Actor.OPERATOR, act, "scrutin:" + scrutin.uid(), null, after, "Parce que l’été finit."));
    }

    private void alter(String sql) throws Exception {
        database.execute(BEYOND_THE_TRIGGER + sql);
    }

    private VerifyRun verify(String... more) {
        bean(UrnPublishing.class).publish();
        bean(PublicVersion.class).bump();
        String[] arguments = new String[more.length + 2];
        arguments[0] = server.getURI().toString();
        arguments[1] = "--all";
        System.arraycopy(more, 0, arguments, 2, more.length);
        return VerifyRun.of(arguments);
    }

    private <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }
}
