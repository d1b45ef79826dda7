package fr.voix.verify.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.voix.Fixtures;
import fr.voix.Http;
import fr.voix.NodeVerifier;
import fr.voix.NodeVerifier.Run;
import fr.voix.TestDatabase;
import fr.voix.TestDatabase.Database;
import fr.voix.TestPetitions;
import fr.voix.TestServer;
import fr.voix.base.answer.PublicVersion;
import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.verify.VerifyRun;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.Scrutin;
import fr.voix.vote.scrutin.ScrutinHiding;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.transaction.TransactionOperations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever kept a checkpoint of what is hidden finds the decision that hid it; where there is none, that is a difference. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HiddenUrnTest {

    private static final String GONE = "the urn is not served any more, though an earlier checkpoint speaks of it";
    private static final String REASON = "Le texte contient\nl’adresse d’un particulier.";

    @TempDir
    static Path folder;

    private final Database database = TestDatabase.fresh();
    private EmbeddedServer server;

    /** An urn and its decisions. */
    private record Subject(LogKind kind, String uid) {

        String subject() {
            return kind.noun() + ":" + uid;
        }

        Act hiding() {
            return kind == LogKind.SCRUTIN ? Act.SCRUTIN_HIDE : Act.PETITION_HIDE;
        }

        Act showing() {
            return kind == LogKind.SCRUTIN ? Act.SCRUTIN_SHOW : Act.PETITION_SHOW;
        }

        String sql(boolean isHidden) {
            return kind == LogKind.SCRUTIN
                    ? "update amendement set is_hidden = %s where uid = '%s'".formatted(isHidden, uid)
                    : "update petition set is_hidden = %s where petition_id = %s".formatted(isHidden, uid);
        }
    }

    /** What each verifier kept. */
    private record Kept(Path file, Path second) {}

    @BeforeAll
    void start() {
        server = TestServer.start(
                database,
                folder.resolve("notes"),
                Map.of("voix.urn.publishing", "false", "voix.limits.enabled", "false"));
        // one that stays, so that there is an urn to list
        bean(Fixtures.class).anOpenScrutin();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void what_was_hidden_by_a_decision_is_told_and_is_no_difference(LogKind kind) throws Exception {
        Subject hidden = subject(kind);
        Kept kept = keep(hidden);
        decide(hidden, true);
        String told = hidden.uid()
                + ": hidden: the urn is not served; entry \\d+ of the audit log, of 20\\S+Z, says so \\("
                + hidden.hiding().key() + "\\): Le texte contient l’adresse d’un particulier\\.";
        for (VerifyRun run : List.of(
                verify("--since", kept.file().toString()),
                verify("--" + kind.noun(), hidden.uid(), "--since", kept.file().toString()))) {
            assertThat(run.out().getFirst()).matches(told);
            assertThat(run.exitCode()).isZero();
        }
        assertThat(journal()).contains("\"unnamed\"").doesNotContain(hidden.subject());
        Run second = second(kept, hidden);
        assertThat(second.lines()).anyMatch(line -> line.matches(hidden.uid() + ": hidden by entry \\d+ .*"));
        assertThat(second.exitCode()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void what_is_kept_of_it_holds_when_it_is_shown_again(LogKind kind) throws Exception {
        Subject hidden = subject(kind);
        Kept kept = keep(hidden);
        decide(hidden, true);
        Path later = folder.resolve(hidden.uid() + "-later");
        assertThat(verify("--since", kept.file().toString(), "--save", later.toString())
                        .exitCode())
                .isZero();
        assertThat(Files.readString(later)).contains("/" + hidden.uid() + "/urne\n");
        decide(hidden, false);
        VerifyRun run = verify("--since", later.toString());
        assertThat(run.out()).noneMatch(line -> line.startsWith(hidden.uid()));
        assertThat(run.exitCode()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void a_decision_on_another_hides_nothing(LogKind kind) throws Exception {
        Subject other = subject(kind);
        Subject hidden = subject(kind);
        Kept kept = keep(hidden);
        decide(other, true);
        execute(hidden.sql(true));
        differs(hidden, kept);
    }

    /** Nothing contradicts, and nothing was checked. */
    @Test
    void a_result_of_what_is_hidden_cannot_be_held_against_it() throws Exception {
        Subject hidden = subject(LogKind.SCRUTIN);
        Path result =
                Files.writeString(folder.resolve("result.json"), get("/api/v1/scrutins/" + hidden.uid() + "/resultat"));
        assertThat(verify("--result", result.toString()).exitCode()).isZero();
        decide(hidden, true);
        VerifyRun run = verify("--result", result.toString());
        assertThat(run.sentences(hidden.uid()))
                .singleElement()
                .asString()
                .endsWith("what you hold of it cannot be held against it");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    private void differs(Subject hidden, Kept kept) throws Exception {
        VerifyRun run = verify("--since", kept.file().toString());
        assertThat(run.sentences(hidden.uid())).singleElement().asString().startsWith(GONE);
        assertThat(run.exitCode()).isEqualTo(1);
        Run second = second(kept, hidden);
        assertThat(second.lines())
                .contains(hidden.uid() + ": it is not served, and no entry of the audit log hides it");
        assertThat(second.exitCode()).isEqualTo(1);
        execute(hidden.sql(false));
    }

    private Subject subject(LogKind kind) {
        if (kind == LogKind.PETITION) {
            var petition = bean(TestPetitions.class).aPetition();
            bean(TestPetitions.class).sign(petition, 3);
            return new Subject(kind, petition.uid());
        }
        Scrutin scrutin = bean(Fixtures.class).anOpenScrutin();
        bean(TestBallots.class).cast(scrutin, 3);
        return new Subject(kind, scrutin.uid());
    }

    /** As the desk does it. */
    private void decide(Subject subject, boolean isHidden) {
        if (subject.kind() == LogKind.SCRUTIN && isHidden) {
            bean(ScrutinHiding.class).hide(subject.uid(), REASON, null);
        } else if (subject.kind() == LogKind.SCRUTIN) {
            bean(ScrutinHiding.class).unhide(subject.uid());
        } else {
            execute(subject.sql(isHidden));
        }
        @SuppressWarnings("unchecked")
        TransactionOperations<Connection> transactions = bean(TransactionOperations.class);
        transactions.executeWrite(status -> bean(AuditService.class)
                .append(
                        Actor.OPERATOR,
                        isHidden ? subject.hiding() : subject.showing(),
                        subject.subject(),
                        Map.of("shown", isHidden),
                        Map.of("shown", !isHidden),
                        REASON));
    }

    private Kept keep(Subject subject) throws Exception {
        Kept kept = new Kept(folder.resolve(subject.uid() + "-kept"), folder.resolve(subject.uid() + "-second"));
        assertThat(verify(
                                "--" + subject.kind().noun(),
                                subject.uid(),
                                "--save",
                                kept.file().toString())
                        .exitCode())
                .isZero();
        if (NodeVerifier.isThere()) {
            Run second = NodeVerifier.run(
                    url(), "--only", subject.uid(), "--save", kept.second().toString());
            assertThat(second.exitCode()).isZero();
        }
        return kept;
    }

    private VerifyRun verify(String... more) {
        renew();
        return VerifyRun.of(Stream.concat(Stream.of(url()), Arrays.stream(more)).toArray(String[]::new));
    }

    private Run second(Kept kept, Subject subject) throws Exception {
        assumeTrue(NodeVerifier.isThere());
        renew();
        return NodeVerifier.run(
                url(), "--only", subject.uid(), "--since", kept.second().toString());
    }

    private void renew() {
        bean(UrnPublishing.class).publish();
        bean(PublicVersion.class).bump();
    }

    private String journal() throws Exception {
        return get("/api/v1/journal");
    }

    private String get(String path) throws Exception {
        renew();
        return Http.get(server, path).body();
    }

    private void execute(String sql) {
        try {
            database.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String url() {
        return server.getURI().toString();
    }

    private <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }
}
