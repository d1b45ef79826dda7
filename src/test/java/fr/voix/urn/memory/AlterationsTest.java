package fr.voix.urn.memory;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.NodeVerifier;
import fr.voix.TestDatabase;
import fr.voix.TestDatabase.Database;
import fr.voix.TestPetitions;
import fr.voix.TestServer;
import fr.voix.TestUrns;
import fr.voix.base.answer.PublicVersion;
import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.base.database.Transactions;
import fr.voix.theme.summary.SummaryService;
import fr.voix.theme.theme.ThemeService;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.UrnGuard;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.verify.VerifyRun;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.Scrutin;
import fr.voix.vote.scrutin.ScrutinHiding;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/**
 * Each alteration of the table, planted on a running service: the round behind the service, {@code recount}, {@code verify} and the
 * second verifier say what they must. Every alteration has an urn of its own, so that all are planted at once and each program runs
 * once.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlterationsTest {

    private static final int VOTES = 30;

    @TempDir
    static Path folder;

    private final Map<Alteration, Subject> subjects = new HashMap<>();
    private Found found;

    /** The urn of an alteration. */
    private record Subject(String uid, long urnId) {

        String in(String sql) {
            return sql.replace(":urn", Long.toString(urnId)).replace(":uid", "'" + uid + "'");
        }
    }

    /** What was said, a line each. */
    private record Found(Map<String, String> round, List<String> recount, List<String> verify, List<String> node) {}

    @BeforeAll
    void plantAll() throws Exception {
        Database running = TestDatabase.fresh();
        Path notes = folder.resolve("running");
        Path kept = folder.resolve("kept.json");
        Path keptByNode = folder.resolve("kept-by-node.json");
        try (EmbeddedServer service = serve(running, notes)) {
            for (Alteration alteration : Alteration.ALL) {
                subjects.put(alteration, prepare(service, alteration.on()));
            }
            read(service);
            Found sound = ask(service, "--save", kept, keptByNode);
            assertThat(sound.round().values()).as("before anything was altered").containsOnlyNulls();
            assertThat(sound.recount()).last().asString().endsWith("wrong=0");
            assertThat(sound.verify()).hasSize(1);
            assertThat(sound.node()).hasSizeLessThan(2);
        }
        try (EmbeddedServer service = serve(running, notes)) {
            read(service);
            plant(running);
            found = ask(service, "--since", kept, keptByNode);
        }
    }

    private Subject prepare(EmbeddedServer service, String on) {
        if (on.equals("petition")) {
            TestPetitions petitions = bean(service, TestPetitions.class);
            var petition = petitions.aPetition();
            petitions.sign(petition, VOTES);
            return new Subject(petition.uid(), petition.urnId());
        }
        Scrutin scrutin = bean(service, Fixtures.class).anOpenScrutin();
        bean(service, TestBallots.class).cast(scrutin, VOTES);
        switch (on) {
            case "closed" -> bean(service, Fixtures.class).close(scrutin);
            case "texts" -> bean(service, TestUrns.class).changeText(scrutin, "<p>Réécrire cet article.</p>");
            case "filed" -> file(service, scrutin.uid());
            case "hidden" -> hide(service, scrutin.uid());
            default -> assertThat(on).isEqualTo("open");
        }
        return new Subject(scrutin.uid(), scrutin.urnId());
    }

    private static void file(EmbeddedServer service, String uid) {
        var author = bean(service, Fixtures.class).aModerator();
        var reader = bean(service, Fixtures.class).aModerator();
        bean(service, ThemeService.class)
                .classify(uid, List.of("solidarites-retraites", "sante"), author, "Il le dit.");
        var summaries = bean(service, SummaryService.class);
        summaries.write(uid, "Augmente une pension de dix euros par mois", null, author, 0);
        summaries.approve(uid, summaries.standing(uid).orElseThrow().id(), reader);
    }

    private static void hide(EmbeddedServer service, String uid) {
        bean(service, ScrutinHiding.class).hide(uid, "Une adresse.", null);
        tell(service, Act.SCRUTIN_HIDE, uid, Map.of("shown", true), Map.of("shown", false));
    }

    private static void tell(
            EmbeddedServer service, Act act, String uid, Map<String, Object> before, Map<String, Object> after) {
        bean(service, Transactions.class)
                .write(() -> bean(service, AuditService.class)
                        .append(Actor.OPERATOR, act, "scrutin:" + uid, before, after, "Une adresse."));
    }

    /** Somebody looks at every urn, so that all are held in memory. */
    private void read(EmbeddedServer service) {
        List<String> uids = subjects.values().stream().map(Subject::uid).toList();
        for (UrnKind kind : UrnKind.values()) {
            bean(service, UrnPublishing.class).findAll(kind, uids);
        }
        bean(service, UrnPublishing.class).publish();
    }

    private void plant(Database database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (var each : subjects.entrySet()) {
                statement.execute(each.getValue().in(each.getKey().sql()));
            }
        }
    }

    private Found ask(EmbeddedServer service, String keeping, Path kept, Path keptByNode) throws Exception {
        bean(service, UrnPublishing.class).publish();
        bean(service, PublicVersion.class).bump();
        String url = service.getURI().toString();
        // first: nothing is served any more of what the round finds
        List<String> verify =
                VerifyRun.patiently(url, "--all", keeping, kept.toString()).out();
        List<String> node = NodeVerifier.isThere()
                ? NodeVerifier.run(url, keeping, keptByNode.toString()).lines()
                : List.of();
        bean(service, RecountRound.class).run();
        Map<String, String> round = new HashMap<>();
        subjects.values()
                .forEach(subject -> round.put(
                        subject.uid(),
                        bean(service, UrnGuard.class)
                                .contradiction(subject.uid())
                                .map(Contradiction::how)
                                .orElse(null)));
        StringWriter recount = new StringWriter();
        new CommandLine(bean(service, RecountCommand.class))
                .setOut(new PrintWriter(recount))
                .execute();
        return new Found(round, recount.toString().lines().toList(), verify, node);
    }

    private static <T> T bean(EmbeddedServer service, Class<T> type) {
        return service.getApplicationContext().getBean(type);
    }

    private static EmbeddedServer serve(Database database, Path notes) {
        return TestServer.start(
                database,
                notes,
                Map.of("voix.serving", "true", "voix.urn.recount-after", "1h", "voix.limits.enabled", "false"));
    }

    static List<Alteration> alterations() {
        return Alteration.ALL;
    }

    @ParameterizedTest
    @MethodSource("alterations")
    void every_program_that_can_see_it_says_so(Alteration alteration) {
        if (alteration.round() != null) {
            assertThat(found.round().get(subjects.get(alteration).uid())).contains(alteration.round());
        }
        assertSaid(found.recount(), alteration, alteration.recount());
        assertSaid(found.verify(), alteration, alteration.verify());
        if (NodeVerifier.isThere()) {
            assertSaid(found.node(), alteration, alteration.node());
        }
    }

    private void assertSaid(List<String> lines, Alteration alteration, String words) {
        if (words == null) {
            return;
        }
        String uid = subjects.get(alteration).uid();
        assertThat(lines.stream()
                        .filter(line -> line.startsWith(uid + ": ") || line.startsWith("journal: " + uid + " ")))
                .anyMatch(line -> line.contains(words));
    }
}
