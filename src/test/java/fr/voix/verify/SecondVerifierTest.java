package fr.voix.verify;

import static fr.voix.Http.get;
import static fr.voix.Http.vote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.voix.Fixtures;
import fr.voix.FormatVectors;
import fr.voix.LeafSequences;
import fr.voix.NodeVerifier;
import fr.voix.NodeVerifier.Run;
import fr.voix.TestPetitions;
import fr.voix.TestServer;
import fr.voix.TestUrns;
import fr.voix.base.answer.PublicVersion;
import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.theme.theme.BulkFiling;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.urn.leaf.AsideMark;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Tier;
import fr.voix.urn.leaf.UrnDraft;
import fr.voix.urn.log.PaintedUrns;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.log.UrnWriter;
import fr.voix.vote.ballot.BallotErasure;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.ballot.UrnTables;
import fr.voix.vote.scrutin.ClosureResult;
import fr.voix.vote.scrutin.Scrutin;
import fr.voix.vote.scrutin.ScrutinClosing;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.transaction.TransactionOperations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A verifier that was written from the page of formats, in another language, against a service on which everything happened that
 * the page speaks of, and against one whose database somebody altered. Skipped where there is no Node.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecondVerifierTest {

    @TempDir
    static Path folder;

    private EmbeddedServer server;

    @BeforeAll
    void start() {
        assumeTrue(NodeVerifier.isThere());
        server = TestServer.start(
                Map.of("voix.urn.publishing", "false", "voix.limits.enabled", "false", BusyTilesFilter.ON, "true"));
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void every_vector_of_the_page_is_what_it_computes() throws Exception {
        var sequences = LeafSequences.all().toList();
        Path file = folder.resolve("sequences.json");
        new ObjectMapper().writeValue(file.toFile(), sequences);
        Run run = NodeVerifier.program("vectors.mjs", FormatVectors.PAGE.toString(), file.toString());
        assertThat(run.lines()).containsExactly(sequences.size() + " sequences", "21 vectors");
    }

    @Test
    void it_agrees_with_a_service_on_which_everything_happened() throws Exception {
        Scrutin busy = bean(Fixtures.class).anOpenScrutin();
        Path receipts = Files.createDirectory(folder.resolve("receipts"));
        keepReceipt(busy, receipts);
        bean(TestBallots.class).cast(busy, 600);
        AsideMark burst = decided("scrutin:" + busy.uid(), "rafale", 1);
        setAside(busy, 5, burst);
        setAside(busy, 6, burst);
        endHour(busy);
        setAside(busy, 7, decided("scrutin:" + busy.uid(), "reseau", 3));
        reinstate(busy, 5, "d3");
        bean(TestUrns.class).changeText(busy, "<p>Réécrire cet article.</p>");
        endHour(busy);
        close(busy);
        bean(BallotErasure.class).erase(busy.uid(), 9);
        reinstate(busy, 7, "d4");
        bean(Fixtures.class).reopen(busy);
        bean(TestBallots.class).cast(busy, 620);
        BulkFiling filing = bean(BulkFiling.class);
        filing.classify(
                List.of(busy.uid(), bean(Fixtures.class).anOpenScrutin().uid()),
                List.of("sante", "culture-medias"),
                bean(Fixtures.class).aModerator(),
                null,
                false,
                filing.latestDecision());
        TestPetitions petitions = bean(TestPetitions.class);
        var petition = petitions.aPetition();
        petitions.sign(petition, 300);
        petitions.withdraw(petition, 2);
        AsideMark farmed = decided("petition:" + petition.uid(), "domaine", 11);
        AsideMark crowd = decided("petition:" + petition.uid(), "reseau", 13);
        write(petition.urnId(), draft -> draft.setAside(5, Tier.EMAIL, Choice.S, farmed));
        write(petition.urnId(), draft -> draft.reinstate(5, Tier.EMAIL, Choice.S, "d12"));
        write(petition.urnId(), draft -> draft.setAside(7, Tier.EMAIL, Choice.S, crowd));
        petitions.close(petition);

        Path kept = folder.resolve("kept.json");
        Run run = verify("--save", kept.toString(), "--receipts", receipts.toString(), "--proofs", "1000");
        assertThat(run.errors()).isEmpty();
        assertThat(run.lines())
                .last()
                .asString()
                .matches("urns=\\d+ leaves=\\d+ counted=\\d+ texts=\\d+ proofs=\\d+"
                        + " receipts=1 entries=\\d+ different=0 unchecked=0");
        assertThat(run.exitCode()).isZero();

        bean(TestBallots.class).cast(busy, 700);
        close(busy);
        Run later = verify("--since", kept.toString());
        assertThat(later.lines()).hasSize(1);
        assertThat(later.exitCode()).isZero();
    }

    /** Nobody has read these urns before: what is altered is what is published. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "update urn set pour_0 = pour_0 + 1 where urn_id = ?;the tally says 101,100,100, the leaves count 100",
                "delete from leaf where first_index = 1 and urn_id = ?;the service withholds this urn",
                "insert into tally_history (urn_id, hour, size, pour, contre, abstention) values"
                        + " (?, date_trunc('hour', now()) - interval '5 hours', 101, 90, 5, 5);the history says 90,5,5 at 101",
                "insert into text_change (urn_id, leaf_index, ballots) values (?, 9, 8);the text did not change at leaf 9",
            })
    void it_says_what_was_altered(String update, String sentence) throws Exception {
        Scrutin scrutin = bean(Fixtures.class).anOpenScrutin();
        bean(TestBallots.class).cast(scrutin, 300);
        PaintedUrns.add(scrutin.uid());
        bean(ScrutinFixture.class).run(update, scrutin.urnId());
        Run run = verify("--only", scrutin.uid());
        assertThat(run.lines()).anyMatch(line -> line.startsWith(scrutin.uid() + ": ") && line.contains(sentence));
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void it_waits_longer_for_others_who_come_first_than_for_what_fails() throws Exception {
        Scrutin scrutin = bean(Fixtures.class).anOpenScrutin();
        bean(TestBallots.class).cast(scrutin, 3);
        BusyTilesFilter tiles = bean(BusyTilesFilter.class);
        tiles.refusals = 3;
        try {
            Run run = verify("--only", scrutin.uid());
            assertThat(run.exitCode()).as(run.lines().toString()).isZero();
        } finally {
            tiles.refusals = 0;
        }
    }

    @Test
    void it_says_that_the_account_was_altered() throws Exception {
        Scrutin scrutin = bean(Fixtures.class).anOpenScrutin();
        close(scrutin);
        assertThat(verify("--only", scrutin.uid()).exitCode()).isZero();
        ScrutinFixture sql = bean(ScrutinFixture.class);
        String last = "where sequence = (select max(sequence) from audit_entry)";
        String reason = sql.text("select reason from audit_entry " + last);
        String alter = "set session_replication_role = replica; update audit_entry set reason = '%s' " + last
                + "; set session_replication_role = origin";
        sql.run(alter.formatted("Autre chose."));
        Run run = verify("--only", scrutin.uid());
        assertThat(run.lines()).anyMatch(line -> line.matches("account: entry \\d+ says what it did not say"));
        assertThat(run.exitCode()).isEqualTo(1);
        sql.run(alter.formatted(reason));
    }

    private void keepReceipt(Scrutin scrutin, Path receipts) throws Exception {
        String answer = vote(server, scrutin.uid()).body();
        String receipt = answer.replaceFirst("(?s).*\"receipt\":(\\{[^}]*}).*", "$1");
        bean(UrnPublishing.class).publish();
        String proof =
                get(server, "/scrutins/" + scrutin.uid() + "/urne/preuve/1").body();
        Files.writeString(
                receipts.resolve("voix-recu.json"),
                "{\"format\":\"voix-recu\",\"version\":1,\"scrutin\":\"%s\",\"choice\":\"pour\",\"receipt\":%s,\"proof\":\"%s\"}"
                        .formatted(scrutin.uid(), receipt, proof.replace("\n", "\\n")));
    }

    /** Under a decision that is in the audit log. */
    private AsideMark decided(String subject, String rule, long number) {
        append(Act.SET_ASIDE_PROPOSE, subject, Map.of("decision", "d" + number, "rule", rule));
        return new AsideMark(rule, number);
    }

    private void setAside(Scrutin scrutin, long index, AsideMark mark) {
        write(scrutin.urnId(), draft -> draft.setAside(index, Tier.BROWSER, choice(scrutin, index), mark));
    }

    private void reinstate(Scrutin scrutin, long index, String decision) {
        write(scrutin.urnId(), draft -> draft.reinstate(index, Tier.BROWSER, choice(scrutin, index), decision));
    }

    private void write(long urnId, Consumer<UrnDraft> change) {
        transaction(() -> {
            UrnWriter urns = bean(UrnWriter.class);
            UrnDraft draft = urns.lock(List.of(urnId)).get(urnId);
            change.accept(draft);
            urns.save(List.of(draft));
        });
    }

    private Choice choice(Scrutin scrutin, long index) {
        return Choice.valueOf(
                bean(UrnTables.class).leavesOf(scrutin).get((int) index).split(" ")[2]);
    }

    private void endHour(Scrutin scrutin) {
        bean(ScrutinFixture.class).run("""
                do $$ declare h timestamptz; begin
                    for h in select hour from tally_history where urn_id = %1$d order by hour loop
                        update tally_history set hour = h - interval '1 hour' where urn_id = %1$d and hour = h;
                    end loop;
                end $$""".formatted(scrutin.urnId()));
    }

    private void close(Scrutin scrutin) {
        var closure = ((ClosureResult.Closed) bean(ScrutinClosing.class).close(scrutin.uid())).closure();
        append(
                Act.SCRUTIN_CLOSE,
                "scrutin:" + scrutin.uid(),
                Map.of(
                        "leaf",
                        closure.leafIndex(),
                        "pour",
                        closure.pour(),
                        "contre",
                        closure.contre(),
                        "abstention",
                        closure.abstention()));
    }

    private void append(Act act, String subject, Map<String, ?> after) {
        transaction(() ->
                bean(AuditService.class).append(Actor.OPERATOR, act, subject, null, after, "Parce que l’été finit."));
    }

    private void transaction(Runnable work) {
        @SuppressWarnings("unchecked")
        TransactionOperations<Connection> transactions = bean(TransactionOperations.class);
        transactions.executeWrite(status -> {
            work.run();
            return null;
        });
    }

    private <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    private Run verify(String... arguments) throws Exception {
        bean(UrnPublishing.class).publish();
        bean(PublicVersion.class).bump();
        var all = new ArrayList<>(List.of(server.getURI().toString()));
        all.addAll(List.of(arguments));
        return NodeVerifier.run(all.toArray(String[]::new));
    }
}
