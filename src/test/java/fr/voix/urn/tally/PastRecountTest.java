package fr.voix.urn.tally;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.TestUrns;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.urn.leaf.AsideMark;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Tier;
import fr.voix.urn.leaf.UrnDraft;
import fr.voix.urn.log.UrnWriter;
import fr.voix.vote.ballot.BallotErasure;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.Scrutin;
import fr.voix.vote.scrutin.ScrutinClosing;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept of an urn's past is held against its leaves. */
@MicronautTest(transactional = false)
class PastRecountTest {

    private static final AsideMark MARK = new AsideMark("reseau", 1);

    @Inject
    Fixtures fixtures;

    @Inject
    TestBallots ballots;

    @Inject
    ScrutinFixture sql;

    @Inject
    ScrutinClosing closures;

    @Inject
    BallotErasure erasures;

    @Inject
    TestUrns testUrns;

    @Inject
    UrnWriter urns;

    @Inject
    TransactionOperations<Connection> transactions;

    @Inject
    UrnRecount recounts;

    private Scrutin scrutin;

    /** Thirty ballots, of which three are set aside for a while or for good, then another text, a closing and a reopening. */
    @BeforeEach
    void muchHappens() {
        scrutin = fixtures.anOpenScrutin();
        ballots.cast(scrutin, 30);
        endHour();
        setAside(3);
        setAside(4);
        setAside(5);
        write(draft -> draft.reinstate(4, Tier.BROWSER, choice(4), "d2"));
        sql.run(
                "delete from ballot_aside where urn_id = ? and voter_key = (select voter_key from ballot where urn_id = ?"
                        + " and leaf_index = 4)",
                scrutin.urnId(),
                scrutin.urnId());
        endHour();
        testUrns.changeText(scrutin, "<p>Réécrire cet article.</p>");
        closures.close(scrutin.uid());
        erasures.erase(scrutin.uid(), 9);
        erasures.erase(scrutin.uid(), 3);
        closures.reopen(scrutin.uid());
        ballots.cast(scrutin, 40);
    }

    @AfterEach
    void leaveNothingWrongBehind() {
        for (String table :
                List.of("leaf", "tile", "ballot", "tally_history", "aside_period", "text_change", "closing")) {
            sql.run("delete from " + table + " where urn_id = ?", scrutin.urnId());
        }
        sql.run("delete from scrutin where uid = ?", scrutin.uid());
        sql.run("delete from urn where uid = ?", scrutin.uid());
    }

    @Test
    void nothing_is_found_where_nobody_altered_anything() {
        assertThat(recounts.recount(scrutin.uid()).orElseThrow().faults()).isEmpty();
        assertThat(recounts.recount(scrutin.uid(), () -> {}, true).orElseThrow().faults())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "update tally_history set pour = pour + 1, contre = contre - 1 where size = 31;the history says 11 9 10 at 31",
                "insert into tally_history (urn_id, hour, size, pour, contre, abstention)"
                        + " select urn_id, hour - interval '3 hours', 10, 9, 0, 0 from tally_history where size = 31;"
                        + "the history says 9 0 0 at 10 leaves, they count ",
                "insert into tally_history (urn_id, hour, size, pour, contre, abstention)"
                        + " select urn_id, hour + interval '5 hours', 1, 0, 0, 0 from tally_history where size = 31;"
                        + "the history has 1 leaves at ",
                "update tally_history set size = 1000 where size = 31;the history has 1000 leaves at ",
                "delete from tally_history where size > 40;the history ends with 35 leaves, the urn has ",
                "update aside_period set to_index = 34 where leaf_index = 5;what was set aside from which leaf to which is not",
                "update aside_period set choice = case choice when 'P' then 'C' else 'P' end where leaf_index = 3;"
                        + "what was set aside from which leaf to which is not",
                "delete from aside_period where leaf_index = 4;what was set aside from which leaf to which is not what the"
                        + " leaves say: 2 times in the table, 3 by m1 leaves",
                "insert into aside_period (urn_id, leaf_index, choice, from_index)"
                        + " select urn_id, 7, 'P', 33 from aside_period where leaf_index = 3;what was set aside from",
                "update text_change set ballots = 1 where leaf_index = 35;the tables say that the text changes at leaf 35 after 1",
                "delete from text_change where leaf_index = 35;the leaves say that the text changes at leaf 35 after 28",
                "update closing set erased = 5 where leaf_index = 36;the tables say that leaf 36 closes with ",
                "update closing set reopened_index = 37 where leaf_index = 36;the tables say that leaf 37 opens what leaf 36",
            })
    void an_altered_past_is_found_by_both_recounts(String change, String fault) {
        sql.run(change + " and urn_id = " + scrutin.urnId());
        for (RecountReport report : List.of(
                recounts.recount(scrutin.uid()).orElseThrow(),
                recounts.recount(scrutin.uid(), () -> {}, true).orElseThrow())) {
            assertThat(report.faults()).anyMatch(sentence -> sentence.startsWith(fault));
        }
    }

    /** Instances whose clocks differ write around the full hour, or a clock is set back. */
    @Test
    void hours_and_sizes_rise_together_whatever_the_clocks_say() {
        sql.run(
                "update tally_history set hour = hour + interval '2 hours' where urn_id = ? and size = (select size from urn"
                        + " where urn_id = ?)",
                scrutin.urnId(),
                scrutin.urnId());
        sql.run("update urn set last_hour = last_hour + interval '2 hours' where urn_id = ?", scrutin.urnId());
        ballots.cast(scrutin, 3);
        assertThat(recounts.recount(scrutin.uid()).orElseThrow().faults()).isEmpty();
    }

    private Choice choice(long index) {
        return Choice.valueOf(
                sql.text("select choice from ballot where urn_id = " + scrutin.urnId() + " and leaf_index = " + index));
    }

    private void setAside(long index) {
        write(draft -> draft.setAside(index, Tier.BROWSER, choice(index), MARK));
        sql.run(
                "insert into ballot_aside (urn_id, voter_key, rule, set_aside_id)"
                        + " select urn_id, voter_key, 'reseau', 1 from ballot where urn_id = ? and leaf_index = ?",
                scrutin.urnId(),
                index);
    }

    private void write(Consumer<UrnDraft> change) {
        transactions.executeWrite(status -> {
            UrnDraft draft = urns.lock(List.of(scrutin.urnId())).get(scrutin.urnId());
            change.accept(draft);
            urns.save(List.of(draft));
            return null;
        });
    }

    private void endHour() {
        sql.run("""
                do $$ declare h timestamptz; begin
                    for h in select hour from tally_history where urn_id = %1$d order by hour loop
                        update tally_history set hour = h - interval '1 hour' where urn_id = %1$d and hour = h;
                    end loop;
                end $$""".formatted(scrutin.urnId()));
    }
}
