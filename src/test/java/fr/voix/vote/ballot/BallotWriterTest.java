package fr.voix.vote.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.voix.Fixtures;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.log.GroupWriter;
import fr.voix.urn.log.UrnGuard;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.tally.Tally;
import fr.voix.urn.tally.TallyService;
import fr.voix.urn.tally.UrnRecount;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class BallotWriterTest {

    @Inject
    GroupWriter<BallotOrder, BallotResult> writer;

    @Inject
    BallotBatchWriter batches;

    @Inject
    TallyService tallies;

    @Inject
    UrnPublishing publications;

    @Inject
    UrnRecount recounts;

    @Inject
    Fixtures fixtures;

    @Inject
    UrnTables tables;

    @Inject
    UrnGuard guard;

    @Test
    void changing_ones_mind_leaves_one_counted_ballot() {
        Scrutin scrutin = fixtures.anOpenScrutin();
        VoterKey voter = TestBallots.somebody();
        write(TestBallots.cast(scrutin, voter, Choice.P));
        write(TestBallots.cast(scrutin, voter, Choice.A));

        assertTally(scrutin, 0, 0, 1);
        assertThat(tables.leavesOf(scrutin)).hasSize(4);
        assertThat(tables.leavesOf(scrutin).get(2)).isEqualTo("x1 1");
    }

    @Test
    void the_same_choice_again_answers_the_receipt_that_stands() {
        Scrutin scrutin = fixtures.anOpenScrutin();
        VoterKey voter = TestBallots.somebody();
        Receipt first = receipt(write(TestBallots.cast(scrutin, voter, Choice.P)));
        Receipt again = receipt(write(TestBallots.cast(scrutin, voter, Choice.P)));

        assertThat(again.index()).isEqualTo(first.index());
        assertThat(again.secret()).isEqualTo(first.secret());
        assertThat(again.nonce()).isEqualTo(first.nonce());
        assertThat(tables.leavesOf(scrutin)).hasSize(2);
    }

    @Test
    void one_that_is_in_the_writers_hands_when_its_urn_is_stopped_is_refused() {
        Scrutin scrutin = fixtures.anOpenScrutin();
        guard.contradict(Contradiction.of(scrutin.uid(), "is stopped by a test"));
        assertThat(write(TestBallots.cast(scrutin, TestBallots.somebody(), Choice.P)))
                .isInstanceOf(BallotResult.ReadOnly.class);
        assertThat(tables.leavesOf(scrutin)).hasSize(1);
    }

    @Test
    void a_batch_over_open_and_closed_urns_refuses_only_the_closed_one() {
        Scrutin open = fixtures.anOpenScrutin();
        Scrutin closed = fixtures.aClosedScrutin();
        VoterKey changing = TestBallots.somebody();
        write(TestBallots.cast(open, changing, Choice.P));

        List<BallotResult> results = batches.write(List.of(
                TestBallots.cast(open, changing, Choice.C),
                TestBallots.cast(closed, TestBallots.somebody(), Choice.P),
                TestBallots.cast(open, TestBallots.somebody(), Choice.P)));

        assertThat(results.get(0)).isInstanceOf(BallotResult.Standing.class);
        assertThat(results.get(1)).isInstanceOf(BallotResult.ScrutinClosed.class);
        assertThat(results.get(2)).isInstanceOf(BallotResult.Standing.class);
        assertThat(tables.leavesOf(open).get(2)).startsWith("x1 ");
        assertTally(open, 1, 1, 0);
    }

    @Test
    void a_voter_stands_once_in_a_batch() {
        Scrutin scrutin = fixtures.anOpenScrutin();
        VoterKey voter = TestBallots.somebody();

        assertThatThrownBy(() -> batches.write(List.of(
                        TestBallots.cast(scrutin, voter, Choice.P), TestBallots.cast(scrutin, voter, Choice.C))))
                .isInstanceOf(IllegalArgumentException.class);
        assertTally(scrutin, 0, 0, 0);
    }

    @Test
    void five_hundred_voters_on_twenty_scrutins_at_once_count_exactly_ten_thousand() throws Exception {
        List<Scrutin> scrutins = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            scrutins.add(fixtures.anOpenScrutin());
        }
        List<Callable<BallotResult>> votes = new ArrayList<>();
        for (int voter = 0; voter < 500; voter++) {
            VoterKey key = TestBallots.somebody();
            for (Scrutin scrutin : scrutins) {
                votes.add(() -> write(TestBallots.cast(scrutin, key, Choice.P)));
            }
        }
        atOnce(votes);

        long total = 0;
        for (Scrutin scrutin : scrutins) {
            total += tallies.find(scrutin.uid()).orElseThrow().total();
            assertRecount(scrutin);
        }
        assertThat(total).isEqualTo(10_000);
    }

    private static void atOnce(List<Callable<BallotResult>> votes) throws Exception {
        try (ExecutorService executor = Executors.newFixedThreadPool(16)) {
            for (Future<BallotResult> result : executor.invokeAll(votes)) {
                assertThat(result.get()).isInstanceOf(BallotResult.Standing.class);
            }
        }
    }

    private BallotResult write(BallotOrder order) {
        return writer.write(order);
    }

    private static Receipt receipt(BallotResult result) {
        return ((BallotResult.Standing) result).receipt();
    }

    private void assertTally(Scrutin scrutin, long pour, long contre, long abstention) {
        publications.publish();
        Tally tally = tallies.find(scrutin.uid()).orElseThrow();
        assertThat(List.of(tally.pour(), tally.contre(), tally.abstention())).containsExactly(pour, contre, abstention);
        assertRecount(scrutin);
    }

    private void assertRecount(Scrutin scrutin) {
        assertThat(recounts.recount(scrutin.uid()).orElseThrow().faults()).isEmpty();
    }
}
