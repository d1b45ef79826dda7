package fr.voix.vote.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.voix.Fixtures;
import fr.voix.urn.crowd.OriginKind;
import fr.voix.urn.crowd.OriginMark;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.leaf.Tier;
import fr.voix.urn.log.GroupWriter;
import fr.voix.urn.log.UrnGuard;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.tally.Tally;
import fr.voix.urn.tally.TallyService;
import fr.voix.urn.tally.UrnRecount;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
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
    void a_ballot_is_a_leaf_that_its_receipt_opens() {
        Scrutin scrutin = fixtures.anOpenScrutin();
        Receipt receipt = receipt(write(cast(scrutin, aVoter(), Choice.C)));

        assertThat(tables.leavesOf(scrutin)).hasSize(2);
        assertThat(tables.leavesOf(scrutin).get(1)).isEqualTo(receipt.leaf().line());
        assertThat(receipt.index()).isEqualTo(1);
        assertTally(scrutin, 0, 1, 0);
    }

    @Test
    void changing_ones_mind_leaves_one_counted_ballot() {
        Scrutin scrutin = fixtures.anOpenScrutin();
        VoterKey voter = aVoter();
        write(cast(scrutin, voter, Choice.P));
        write(cast(scrutin, voter, Choice.A));

        assertTally(scrutin, 0, 0, 1);
        assertThat(tables.leavesOf(scrutin)).hasSize(4);
        assertThat(tables.leavesOf(scrutin).get(2)).isEqualTo("x1 1");
    }

    @Test
    void the_same_choice_again_answers_the_receipt_that_stands() {
        Scrutin scrutin = fixtures.anOpenScrutin();
        VoterKey voter = aVoter();
        Receipt first = receipt(write(cast(scrutin, voter, Choice.P)));
        Receipt again = receipt(write(cast(scrutin, voter, Choice.P)));

        assertThat(again.index()).isEqualTo(first.index());
        assertThat(again.secret()).isEqualTo(first.secret());
        assertThat(again.nonce()).isEqualTo(first.nonce());
        assertThat(tables.leavesOf(scrutin)).hasSize(2);
    }

    @Test
    void a_withdrawn_ballot_counts_no_more_and_withdrawing_none_is_no_error() {
        Scrutin scrutin = fixtures.anOpenScrutin();
        VoterKey voter = aVoter();
        write(cast(scrutin, voter, Choice.P));
        write(new BallotOrder.Withdraw(scrutin, voter, null));
        BallotResult again = write(new BallotOrder.Withdraw(scrutin, voter, null));

        assertThat(again).isInstanceOf(BallotResult.Withdrawn.class);
        assertTally(scrutin, 0, 0, 0);
        assertThat(tables.leavesOf(scrutin)).hasSize(3);
        assertThat(tables.rowsOf("ballot", scrutin)).isZero();
        assertThat(tables.networksOf(scrutin)).containsExactly("0".repeat(32));
    }

    @Test
    void one_that_is_in_the_writers_hands_when_its_urn_is_stopped_is_refused() {
        Scrutin scrutin = fixtures.anOpenScrutin();
        guard.contradict(Contradiction.of(scrutin.uid(), "is stopped by a test"));
        assertThat(write(cast(scrutin, aVoter(), Choice.P))).isInstanceOf(BallotResult.ReadOnly.class);
        assertThat(tables.leavesOf(scrutin)).hasSize(1);
    }

    @Test
    void a_closed_scrutin_takes_nothing_and_keeps_its_closing_counts() {
        Scrutin scrutin = fixtures.aClosedScrutin();
        VoterKey voter = aVoter();

        assertThat(write(cast(scrutin, voter, Choice.P))).isInstanceOf(BallotResult.ScrutinClosed.class);
        assertThat(write(new BallotOrder.Withdraw(scrutin, voter, null)))
                .isInstanceOf(BallotResult.ScrutinClosed.class);
        assertThat(tables.leavesOf(scrutin).getLast()).isEqualTo("z1 " + scrutin.uid() + " 0 0 0");
        assertTally(scrutin, 0, 0, 0);
    }

    @Test
    void a_batch_over_open_and_closed_urns_refuses_only_the_closed_one() {
        Scrutin open = fixtures.anOpenScrutin();
        Scrutin closed = fixtures.aClosedScrutin();
        VoterKey changing = aVoter();
        write(cast(open, changing, Choice.P));

        List<BallotResult> results = batches.write(List.of(
                cast(open, changing, Choice.C), cast(closed, aVoter(), Choice.P), cast(open, aVoter(), Choice.P)));

        assertThat(results.get(0)).isInstanceOf(BallotResult.Standing.class);
        assertThat(results.get(1)).isInstanceOf(BallotResult.ScrutinClosed.class);
        assertThat(results.get(2)).isInstanceOf(BallotResult.Standing.class);
        assertThat(tables.leavesOf(open).get(2)).startsWith("x1 ");
        assertTally(open, 1, 1, 0);
    }

    @Test
    void a_voter_stands_once_in_a_batch() {
        Scrutin scrutin = fixtures.anOpenScrutin();
        VoterKey voter = aVoter();

        assertThatThrownBy(() -> batches.write(List.of(cast(scrutin, voter, Choice.P), cast(scrutin, voter, Choice.C))))
                .isInstanceOf(IllegalArgumentException.class);
        assertTally(scrutin, 0, 0, 0);
    }

    @Test
    void two_hundred_simultaneous_votes_of_one_voter_count_once() throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        VoterKey voter = aVoter();
        List<Callable<BallotResult>> votes = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Choice choice = Choice.values()[i % 3];
            votes.add(() -> write(cast(scrutin, voter, choice)));
        }
        atOnce(votes);

        assertThat(tallies.find(scrutin.uid()).orElseThrow().total()).isEqualTo(1);
        assertThat(tables.rowsOf("ballot", scrutin)).isEqualTo(1);
        assertRecount(scrutin);
    }

    @Test
    void five_hundred_voters_on_twenty_scrutins_at_once_count_exactly_ten_thousand() throws Exception {
        List<Scrutin> scrutins = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            scrutins.add(fixtures.anOpenScrutin());
        }
        List<Callable<BallotResult>> votes = new ArrayList<>();
        for (int voter = 0; voter < 500; voter++) {
            VoterKey key = aVoter();
            for (Scrutin scrutin : scrutins) {
                votes.add(() -> write(cast(scrutin, key, Choice.P)));
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

    private static BallotOrder.Cast cast(Scrutin scrutin, VoterKey voter, Choice choice) {
        return new BallotOrder.Cast(
                scrutin,
                voter,
                choice,
                Tier.BROWSER,
                random(16),
                new OriginMark(OriginKind.NETWORK, LocalDate.EPOCH, random(16)),
                null);
    }

    private static VoterKey aVoter() {
        return new VoterKey(random(16));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        ThreadLocalRandom.current().nextBytes(bytes);
        return bytes;
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
