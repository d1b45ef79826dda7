package fr.voix.vote.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Leaf;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an urn must not tell: who of a batch came first, and when anybody voted. */
@MicronautTest(transactional = false)
class UrnSecrecyTest {

    @Inject
    BallotBatchWriter batches;

    @Inject
    Fixtures fixtures;

    @Inject
    UrnTables tables;

    @Inject
    ScrutinFixture sql;

    @Test
    void inside_a_batch_all_x1_come_first_then_b1_by_leaf_hash() {
        Scrutin scrutin = fixtures.anOpenScrutin();
        List<VoterKey> standing = new ArrayList<>();
        List<BallotOrder> first = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            standing.add(TestBallots.somebody());
            first.add(TestBallots.cast(scrutin, standing.getLast(), Choice.P));
        }
        batches.write(first);
        assertByHash(tables.leavesOf(scrutin).subList(1, 41));

        // newcomers, changes of mind and withdrawals as they happen to come
        List<BallotOrder> mixed = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            mixed.add(TestBallots.cast(scrutin, TestBallots.somebody(), Choice.C));
            mixed.add(
                    i % 3 == 0
                            ? new BallotOrder.Withdraw(scrutin, standing.get(i), null)
                            : TestBallots.cast(scrutin, standing.get(i), Choice.A));
        }
        batches.write(mixed);

        List<String> leaves = tables.leavesOf(scrutin);
        assertThat(leaves.subList(41, 81)).allMatch(leaf -> leaf.startsWith("x1 "));
        assertThat(leaves.subList(81, leaves.size())).hasSize(40 + 26).allMatch(leaf -> leaf.startsWith("b1 "));
        assertByHash(leaves.subList(81, leaves.size()));
    }

    @Test
    void no_leaf_and_no_row_of_an_urn_holds_a_time_finer_than_the_hour_of_its_history() {
        Scrutin scrutin = fixtures.anOpenScrutin();
        VoterKey voter = TestBallots.somebody();
        batches.write(List.of(TestBallots.cast(scrutin, voter, Choice.P)));
        batches.write(List.of(TestBallots.cast(scrutin, voter, Choice.C)));

        assertThat(tables.leavesOf(scrutin))
                .allMatch(leaf -> leaf.matches("t1 " + scrutin.uid() + " [0-9a-f]{64}"
                        + "|b1 " + scrutin.uid() + " [PCA] [012] [A-Za-z0-9_-]{43}"
                        + "|x1 [0-9]+"));
        assertThat(timesBesideUrns())
                .as(
                        "origin_mark and ballot_request are never public, and gone after 72 hours; a text changes by the hour; what is published is so for all, and "
                                + "what waits is due at one of the instants that all urns share; a closing is the moderators' act, "
                                + "as what becomes of a petition is theirs or its author's; a signature that counts has no asked_at")
                .containsExactlyInAnyOrder(
                        "origin_mark.day date",
                        "ballot_request.day date",
                        "tally_history.hour timestamp with time zone",
                        "text_change.noted_at timestamp with time zone",
                        "urn.last_hour timestamp with time zone",
                        "urn.closed_at timestamp with time zone",
                        "published_urn.counted_at timestamp with time zone",
                        "sound_urn.counted_at timestamp with time zone",
                        "day_pressure.day date",
                        "publication.published_at timestamp with time zone",
                        "publication.due_at timestamp with time zone",
                        "published_urn.published_at timestamp with time zone",
                        "published_urn.due_at timestamp with time zone",
                        "sound_urn.published_at timestamp with time zone",
                        "sound_urn.due_at timestamp with time zone",
                        "scrutin.opened_at timestamp with time zone",
                        "closing.closed_at timestamp with time zone",
                        "petition.created_at timestamp with time zone",
                        "petition.confirmed_at timestamp with time zone",
                        "petition.sponsored_at timestamp with time zone",
                        "petition.published_at timestamp with time zone",
                        "petition.closes_at timestamp with time zone",
                        "petition.closed_at timestamp with time zone",
                        "petition.text_erased_at timestamp with time zone",
                        "petition_threshold.reached_at timestamp with time zone",
                        "petition_threshold.told_at timestamp with time zone",
                        "signature.asked_at timestamp with time zone",
                        "signature_erasure.erased_at timestamp with time zone");
        assertThat(sql.number(
                        "select count(*) from tally_history where urn_id = ? and hour = date_trunc('hour', hour)",
                        scrutin.urnId()))
                .isEqualTo(tables.rowsOf("tally_history", scrutin))
                .isPositive();
    }

    private static void assertByHash(List<String> lines) {
        List<byte[]> hashes = lines.stream().map(line -> new Leaf(line).hash()).toList();
        assertThat(hashes).isSortedAccordingTo(Arrays::compareUnsigned);
    }

    /** Of every table that knows of urns. */
    private List<String> timesBesideUrns() {
        return List.of(sql.text("""
                select string_agg(c.table_name || '.' || c.column_name || ' ' || c.data_type, ';')
                from information_schema.columns c
                join information_schema.columns u using (table_schema, table_name)
                where c.table_schema = 'public' and u.column_name = 'urn_id'
                    and (c.data_type like 'time%' or c.data_type in ('date', 'interval'))
                """).split(";"));
    }
}
