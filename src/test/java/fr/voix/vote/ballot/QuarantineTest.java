package fr.voix.vote.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.urn.leaf.AsideMark;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.log.UrnReader;
import fr.voix.urn.tally.UrnRecount;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many ballots of one network in a short time: what is above its share is in the urn, waits, and is lost to nobody. */
@MicronautTest(transactional = false)
@Property(name = "voix.quarantine.floor", value = "60")
class QuarantineTest {

    private static final int SMALLEST = 10;

    private static final byte[] FARM = {6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6};
    private static final byte[] OTHER = {2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2};

    @Inject
    Fixtures fixtures;

    @Inject
    TestBallots ballots;

    @Inject
    UrnTables tables;

    @Inject
    UrnReader urns;

    @Inject
    BallotRepository ballotRows;

    @Inject
    UrnRecount recounts;

    @Inject
    TransactionOperations<Connection> transactions;

    @Inject
    Clock clock;

    private Scrutin scrutin;
    private LocalDate today;

    @BeforeEach
    void aQuietScrutin() {
        scrutin = fixtures.anOpenScrutin();
        today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
    }

    @Test
    void of_118_ballots_of_one_network_all_above_sixty_wait_in_the_urn() {
        ballots.castFrom(scrutin, 118, today, FARM);

        assertThat(urn().counts().total()).isEqualTo(60);
        assertThat(urn().waiting()).isEqualTo(58);
        assertThat(tables.leavesOf(scrutin).stream().filter(leaf -> leaf.startsWith("b1 ")))
                .hasSize(118);
        assertThat(marksOfLeaves(tables.leavesOf(scrutin))).hasSize(1);
        assertThat(tables.rowsOf("quarantine", scrutin)).isEqualTo(1);
        assertThat(tables.rowsOf("ballot_aside", scrutin)).isEqualTo(58);
        assertRecount();
    }

    @Test
    void others_vote_on_meanwhile_and_are_counted() {
        ballots.castFrom(scrutin, 118, today, FARM);
        ballots.cast(scrutin, 300);
        assertThat(ballots.vote(scrutin, ballots.aVoter(), Choice.P, today, OTHER))
                .isTrue();
        assertThat(urn().counts().total()).isEqualTo(361);
        assertThat(urn().waiting()).isEqualTo(58);
        assertRecount();
    }

    /** What a watcher has are the leaves after each commit. */
    @Test
    void a_watcher_never_sees_a_group_of_under_ten() {
        List<UUID> voters = new ArrayList<>();
        for (int i = 0; i < 75; i++) {
            UUID voter = ballots.aVoter();
            voters.add(voter);
            boolean isCounted = ballots.vote(scrutin, voter, Choice.values()[i % 3], today, FARM);
            assertThat(isCounted).isEqualTo(i < 69);
            Map<String, Integer> groups = marksOfLeaves(tables.leavesOf(scrutin));
            assertThat(groups.values()).allMatch(members -> members >= SMALLEST);
            assertThat(groups.values().stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(i < 69 ? 0 : i - 59);
        }
        // the nine that were counted before are told as well
        for (int i = 0; i < 75; i++) {
            AsideMark mark = ballotRows.mark(new UrnVoter(scrutin.urnId(), VoterKey.of(voters.get(i))));
            assertThat(mark != null && mark.isWaiting()).isEqualTo(i >= 60);
        }
        assertThat(urn().counts().total()).isEqualTo(60);
        assertRecount();
    }

    @Test
    void who_withdrew_or_left_the_urn_is_no_part_of_a_group() {
        ballots.castFrom(scrutin, 60, today, FARM);
        List<UUID> above = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            above.add(ballots.aVoter());
            ballots.vote(scrutin, above.getLast(), Choice.C, today, FARM);
        }
        ballots.withdraw(scrutin, above.get(4));
        assertThat(ballots.vote(scrutin, ballots.aVoter(), Choice.C, today, FARM))
                .isTrue();
        assertThat(urn().waiting()).isZero();
        assertThat(ballots.vote(scrutin, ballots.aVoter(), Choice.C, today, FARM))
                .isFalse();
        assertThat(urn().waiting()).isEqualTo(10);
        assertRecount();
    }

    @Test
    void changing_a_ballot_that_waits_or_casting_another_is_no_way_round() {
        ballots.castFrom(scrutin, 69, today, FARM);
        UUID voter = ballots.aVoter();
        assertThat(ballots.vote(scrutin, voter, Choice.P, today, FARM)).isFalse();
        assertThat(ballots.vote(scrutin, voter, Choice.C, today, OTHER)).isFalse();
        assertThat(urn().waiting()).isEqualTo(10);
        ballots.withdraw(scrutin, voter);
        assertThat(urn().waiting()).isEqualTo(9);
        assertThat(ballots.vote(scrutin, voter, Choice.C, today, OTHER)).isFalse();
        assertThat(urn().waiting()).isEqualTo(10);
        assertThat(urn().counts().total()).isEqualTo(60);
        assertRecount();
    }

    @Test
    void flipping_each_ballot_that_is_above_hides_none_of_them() {
        ballots.castFrom(scrutin, 60, today, FARM);
        for (int i = 0; i < 30; i++) {
            UUID voter = ballots.aVoter();
            ballots.vote(scrutin, voter, Choice.P, today, FARM);
            ballots.vote(scrutin, voter, Choice.C, today, FARM);
        }
        assertThat(urn().counts().total()).isEqualTo(60);
        assertThat(urn().waiting()).isEqualTo(30);
        assertRecount();
    }

    @Test
    void two_networks_make_two_groups_of_ten_or_more_each() {
        for (int i = 0; i < 90; i++) {
            ballots.vote(scrutin, ballots.aVoter(), Choice.P, today, FARM);
            ballots.vote(scrutin, ballots.aVoter(), Choice.C, today, OTHER);
            assertThat(marksOfLeaves(tables.leavesOf(scrutin)).values()).allMatch(members -> members >= SMALLEST);
        }
        assertThat(marksOfLeaves(tables.leavesOf(scrutin)).values()).containsExactlyInAnyOrder(30, 30);
        assertRecount();
    }

    @Test
    void a_batch_that_came_to_nothing_uses_up_nobodys_share() {
        for (int i = 0; i < 3; i++) {
            transactions.executeWrite(status -> {
                ballots.castFrom(scrutin, 65, today, FARM);
                status.setRollbackOnly();
                return null;
            });
        }
        ballots.castFrom(scrutin, 60, today, FARM);
        assertThat(urn().counts().total()).isEqualTo(60);
        assertThat(urn().waiting()).isZero();
        for (int i = 0; i < 10; i++) {
            ballots.vote(scrutin, ballots.aVoter(), Choice.P, today, FARM);
        }
        assertThat(urn().waiting()).isEqualTo(10);
        assertRecount();
    }

    @Test
    void who_takes_a_ballot_back_and_casts_another_uses_up_one_place_of_the_neighbours() {
        for (int voter = 0; voter < 3; voter++) {
            UUID one = ballots.aVoter();
            for (int i = 0; i < 21; i++) {
                ballots.vote(scrutin, one, Choice.P, today, FARM);
                ballots.withdraw(scrutin, one);
            }
        }
        ballots.castFrom(scrutin, 57, today, FARM);
        assertThat(urn().counts().total()).isEqualTo(57);
        assertThat(urn().waiting()).isZero();
        assertRecount();
    }

    private Urn urn() {
        return urns.of(List.of(scrutin.uid())).getFirst();
    }

    private static Map<String, Integer> marksOfLeaves(List<String> leaves) {
        Map<String, Integer> groups = new HashMap<>();
        for (String leaf : leaves) {
            String[] fields = leaf.split(" ");
            if (fields[0].equals("m1")) {
                assertThat(fields[2]).isEqualTo("attente");
                groups.merge(fields[3], 1, Integer::sum);
            }
        }
        return groups;
    }

    private void assertRecount() {
        assertThat(recounts.recount(scrutin.uid()).orElseThrow().faults()).isEmpty();
    }
}
