package fr.voix.urn.setaside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.voix.Fixtures;
import fr.voix.base.load.OutageNotice;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.urn.crowd.OriginKind;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Counts;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.setaside.SetAsideRepository.CarriedOut;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.ballot.UrnTables;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class SetAsideTest {

    private static final byte[] CROWDED = {7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7};
    private static final byte[] QUIET = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};

    @Inject
    OutageNotice outages;

    @Inject
    SettingAside setAsides;

    @Inject
    SetAsideRun runs;

    @Inject
    DayPressureService dayPressure;

    @Inject
    PressureService pressure;

    @Inject
    Fixtures fixtures;

    @Inject
    ScrutinFixture sql;

    @Inject
    TestBallots ballots;

    @Inject
    UrnTables tables;

    @Inject
    AsideFixture asides;

    @Inject
    Clock clock;

    private Scrutin scrutin;
    private LocalDate today;
    private AsidePattern crowded;
    private int proposer;
    private int second;

    @BeforeEach
    void aScrutinWithACrowdedNetwork() {
        scrutin = fixtures.anOpenScrutin();
        today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        crowded = new AsidePattern.OfMark(SetAsideRule.RESEAU, today, CROWDED);
        proposer = sql.aModerator().moderatorId();
        second = sql.aModerator().moderatorId();
    }

    @Test
    void a_dry_run_says_what_would_become_of_the_tally_and_writes_nothing() {
        ballots.castFrom(scrutin, 4, today, QUIET);
        ballots.castFrom(scrutin, 5, today, CROWDED);
        DryRun found = dryRun(crowded);

        assertThat(found.ballots()).isEqualTo(5);
        assertThat(counts(found.before())).isEqualTo("4,3,2");
        assertThat(counts(found.after())).isEqualTo("2,1,1");
        assertThat(found.size()).isEqualTo(10);
        assertThat(found.needsSecond()).isTrue();
        assertThat(tables.leavesOf(scrutin)).hasSize(10);
        assertThat(setAsides.dryRun(
                        scrutin.uid(), new AsidePattern.OfMark(SetAsideRule.RESEAU, today.minusDays(1), CROWDED)))
                .isInstanceOf(SetAsideResult.NothingFound.class);
        assertThat(setAsides.dryRun("AMAN0", crowded)).isInstanceOf(SetAsideResult.UnknownSubject.class);
    }

    @Test
    void ballots_are_set_aside_under_a_rule_and_reinstated_by_a_later_decision() {
        ballots.castFrom(scrutin, 4, today, QUIET);
        ballots.castFrom(scrutin, 5, today, CROWDED);
        SetAside decision = decided(propose(crowded));
        run(decision);

        assertThat(tables.leavesOf(scrutin).subList(10, 15))
                .allMatch(leaf -> leaf.matches("m1 [5-9] reseau " + decision.decision()));
        assertThat(counts(urn().counts())).isEqualTo("2,1,1");
        assertThat(setAsides.find(decision.number()).orElseThrow().done()).isEqualTo(5);
        String other = fixtures.anOpenScrutin().uid();
        assertThat(setAsides.inEffect(List.of(other, scrutin.uid())))
                .containsOnlyKeys(scrutin.uid())
                .hasEntrySatisfying(
                        scrutin.uid(),
                        some -> assertThat(some).extracting(SetAside::done).containsExactly(5L));
        assertThat(dryRunOf(crowded)).isInstanceOf(SetAsideResult.NothingFound.class);
        assertRecount();

        SetAside undo = decided(setAsides.undo(decision.number(), "Une école entière votait.", second));
        run(undo);
        assertThat(tables.leavesOf(scrutin).subList(15, 20))
                .allMatch(leaf -> leaf.matches("r1 [5-9] " + undo.decision()));
        assertThat(counts(urn().counts())).isEqualTo("4,3,2");
        assertThat(setAsides.undo(decision.number(), "Encore.", second))
                .isInstanceOf(SetAsideResult.NothingFound.class);
        assertThat(setAsides.undo(undo.number(), "Encore.", second)).isInstanceOf(SetAsideResult.UnknownDecision.class);
        assertThat(setAsides.inEffect(scrutin.uid())).isEmpty();
        assertRecount();
    }

    @Test
    void only_ballots_below_the_size_of_the_dry_run_are_meant() {
        ballots.castFrom(scrutin, 3, today, CROWDED);
        long seen = dryRun(crowded).size();
        ballots.castFrom(scrutin, 3, today, CROWDED);
        SetAside decision = decided(setAsides.propose(scrutin.uid(), crowded, seen, "Un réseau.", proposer));
        ballots.castFrom(scrutin, 3, today, CROWDED);
        run(decision);

        assertThat(urn().counts().total()).isEqualTo(6);
        assertThat(tables.leavesOf(scrutin).stream().filter(leaf -> leaf.startsWith("m1 ")))
                .hasSize(3)
                .allMatch(leaf -> leaf.matches("m1 [123] .*"));
        assertRecount();
    }

    @Test
    void hours_lead_to_leaves_through_the_history_and_nothing_else() {
        ballots.cast(scrutin, 4);
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        // what was cast so far was cast an hour ago
        sql.run("update tally_history set hour = hour - interval '1 hour' where urn_id = ?", scrutin.urnId());
        ballots.cast(scrutin, 6);
        AsidePattern lastHour = new AsidePattern.OfHours(hour.minus(Duration.ofHours(1)), hour);
        AsidePattern thisHour = new AsidePattern.OfHours(hour, hour.plus(Duration.ofHours(2)));

        assertThat(dryRun(lastHour).ballots()).isEqualTo(4);
        assertThat(dryRun(thisHour).ballots()).isEqualTo(6);
        run(decided(propose(lastHour)));
        assertThat(tables.leavesOf(scrutin).subList(11, 15)).allMatch(leaf -> leaf.matches("m1 [1-4] rafale d\\d+"));
        assertThat(pressure.hoursOf(scrutin.uid()))
                .extracting(PressureHour::leaves)
                .containsExactly(10L, 5L);
        assertThat(pressure.hoursOf(scrutin.uid()))
                .extracting(PressureHour::change)
                .containsExactly(2L, 4L);
        assertThat(pressure.busiestHours(1_000)).anyMatch(h -> h.uid().equals(scrutin.uid()) && h.leaves() == 10);
        assertRecount();
    }

    @Test
    void the_console_shows_networks_of_one_scrutin_and_day_with_their_share() {
        ballots.castFrom(scrutin, 2, today, QUIET);
        ballots.castFrom(scrutin, 6, today, CROWDED);
        UUID gone = ballots.aVoter();
        ballots.vote(scrutin, gone, Choice.P, today, CROWDED);
        ballots.withdraw(scrutin, gone);

        var days = pressure.originsOf(scrutin.uid(), OriginKind.NETWORK, 10);
        assertThat(days).hasSize(1);
        assertThat(days.getFirst().day()).isEqualTo(today);
        assertThat(days.getFirst().origins()).extracting("votes").containsExactly(6L, 2L);
        assertThat(days.getFirst().origins()).extracting("ofDay").containsOnly(8L);
        assertThat(days.getFirst().origins().getFirst().mark()).isEqualTo(CROWDED);
        assertThat(pressure.originsOf(scrutin.uid(), OriginKind.NETWORK, 1)
                        .getFirst()
                        .origins())
                .hasSize(1);
    }

    @Test
    void above_a_hundred_ballots_a_second_person_decides_and_the_database_insists() {
        ballots.castFrom(scrutin, 101, today, CROWDED);
        assertThat(dryRun(crowded).needsSecond()).isTrue();
        SetAside waiting = ((SetAsideResult.Waiting) propose(crowded)).decision();
        assertThat(runs.step(waiting.number())).isFalse();
        assertThat(setAsides.waiting(1_000)).extracting(SetAside::number).contains(waiting.number());
        assertThat(setAsides.approve(waiting.number(), proposer)).isInstanceOf(SetAsideResult.OwnProposal.class);
        assertThat(urn().counts().total()).isEqualTo(101);

        String start = "update set_aside set started_at = now(), approved_by = ? where set_aside_id = ?";
        assertThatThrownBy(() -> sql.run(start, null, waiting.number()))
                .rootCause()
                .hasMessageContaining("check");
        assertThatThrownBy(() -> sql.run(start, proposer, waiting.number()))
                .rootCause()
                .hasMessageContaining("check");
        assertThatThrownBy(() ->
                        sql.run("update set_aside set needs_second = false where set_aside_id = ?", waiting.number()))
                .rootCause()
                .hasMessageContaining("check");

        run(AsideFixture.started(setAsides.approve(waiting.number(), second)));
        assertThat(setAsides.approve(waiting.number(), second)).isInstanceOf(SetAsideResult.NotWaiting.class);
        assertThat(setAsides.drop(waiting.number())).isInstanceOf(SetAsideResult.NotWaiting.class);
        assertThat(urn().counts().total()).isZero();

        SetAside undo = ((SetAsideResult.Waiting) setAsides.undo(waiting.number(), "Erreur.", second)).decision();
        assertThat(setAsides.undo(waiting.number(), "Erreur.", proposer)).isInstanceOf(SetAsideResult.NotWaiting.class);
        assertThat(setAsides.approve(undo.number(), second)).isInstanceOf(SetAsideResult.OwnProposal.class);
        assertThat(setAsides.drop(undo.number())).isInstanceOf(SetAsideResult.Dropped.class);
        SetAside again = ((SetAsideResult.Waiting) setAsides.undo(waiting.number(), "Erreur.", second)).decision();
        run(AsideFixture.started(setAsides.approve(again.number(), proposer)));
        assertThat(urn().counts().total()).isEqualTo(101);
        assertRecount();
    }

    @Test
    void one_person_decides_on_a_tenth_of_what_stands_and_not_on_more() {
        ballots.castFrom(scrutin, 94, today, QUIET);
        ballots.castFrom(scrutin, 10, today, CROWDED);
        assertThat(propose(crowded)).isInstanceOf(SetAsideResult.Started.class);

        scrutin = fixtures.anOpenScrutin();
        ballots.castFrom(scrutin, 91, today, QUIET);
        ballots.castFrom(scrutin, 11, today, CROWDED);
        SetAside waiting = ((SetAsideResult.Waiting) propose(crowded)).decision();
        assertThatThrownBy(() ->
                        sql.run("update set_aside set needs_second = false where set_aside_id = ?", waiting.number()))
                .rootCause()
                .hasMessageContaining("set_aside_share");
    }

    @Test
    void a_single_ballot_that_turns_the_result_wants_two() {
        votes(Choice.C, 30, QUIET);
        votes(Choice.P, 30, QUIET);
        votes(Choice.P, 1, CROWDED);
        assertThat(propose(crowded)).isInstanceOf(SetAsideResult.Waiting.class);
    }

    @Test
    void many_small_decisions_are_one_large_one_whoever_takes_them() {
        ballots.castFrom(scrutin, 901, today, new byte[16]);
        ballots.castFrom(scrutin, 60, today, CROWDED);
        ballots.castFrom(scrutin, 60, today, QUIET);
        run(((SetAsideResult.Started) propose(crowded)).decision());
        AsidePattern quiet = new AsidePattern.OfMark(SetAsideRule.RESEAU, today, QUIET);
        assertThat(dryRun(quiet).needsSecond()).isTrue();
        assertThat(propose(quiet)).isInstanceOf(SetAsideResult.Waiting.class);
        assertThat(setAsides.propose(scrutin.uid(), quiet, dryRun(quiet).size(), "Un motif.", second))
                .isInstanceOf(SetAsideResult.Waiting.class);
    }

    @Test
    void what_was_little_when_it_was_decided_alone_is_held_when_it_would_turn_the_result() {
        votes(Choice.P, 40, QUIET);
        votes(Choice.P, 5, CROWDED);
        votes(Choice.C, 36, QUIET);
        SetAside decision = ((SetAsideResult.Started) propose(crowded)).decision();
        votes(Choice.C, 6, QUIET);

        assertThat(runs.step(decision.number())).isFalse();
        SetAside held = setAsides.find(decision.number()).orElseThrow();
        assertThat(held.state()).isEqualTo(SetAside.State.WAITING);
        assertThat(held.needsSecond()).isTrue();
        assertThat(counts(urn().counts())).isEqualTo("45,42,0");
        assertThat(setAsides.approve(held.number(), proposer)).isInstanceOf(SetAsideResult.OwnProposal.class);
        run(AsideFixture.started(setAsides.approve(held.number(), second)));
        assertThat(counts(urn().counts())).isEqualTo("40,42,0");
        assertRecount();
    }

    @Test
    void an_undoing_that_would_turn_the_result_back_is_held_as_well() {
        votes(Choice.P, 40, QUIET);
        votes(Choice.P, 5, CROWDED);
        votes(Choice.C, 30, QUIET);
        SetAside decision = decided(propose(crowded));
        run(decision);
        SetAside undo = decided(setAsides.undo(decision.number(), "Erreur.", second));
        run(undo);
        SetAside again = decided(propose(crowded));
        run(again);
        votes(Choice.C, 12, QUIET);
        assertThat(setAsides.undo(again.number(), "Erreur.", second)).isInstanceOf(SetAsideResult.Waiting.class);
        assertRecount();
    }

    @Test
    void the_operator_may_be_the_second_person_and_the_row_says_so() {
        ballots.castFrom(scrutin, 101, today, CROWDED);
        SetAside waiting = ((SetAsideResult.Waiting) propose(crowded)).decision();
        run(AsideFixture.started(setAsides.approve(waiting.number(), null)));
        SetAside done = setAsides.find(waiting.number()).orElseThrow();
        assertThat(done.approvedBy()).isNull();
        assertThat(done.isByOperator()).isTrue();
        assertThat(urn().counts().total()).isZero();
    }

    private void votes(Choice choice, int voters, byte[] network) {
        for (int i = 0; i < voters; i++) {
            ballots.vote(scrutin, ballots.aVoter(), choice, today, network);
        }
    }

    @Test
    void a_large_decision_goes_on_after_a_crash_and_doubles_nothing() {
        ballots.castFrom(scrutin, 1_234, today, CROWDED);
        ballots.castFrom(scrutin, 300, today, QUIET);
        UUID moving = ballots.aVoter();
        ballots.vote(scrutin, moving, Choice.P, today, CROWDED);
        SetAside waiting = ((SetAsideResult.Waiting) propose(crowded)).decision();
        setAsides.approve(waiting.number(), second);
        assertThat(runs.step(waiting.number())).isTrue();
        assertThat(urn().counts().total()).isEqualTo(1_035);
        assertRecount();
        // the process ends here; another one finds what is left, while somebody changes a ballot that waits
        assertThat(runs.running()).contains(waiting.number());
        boolean isLate = ballots.vote(scrutin, moving, Choice.C, today, QUIET);
        assertThat(runs.step(waiting.number())).isTrue();
        run(setAsides.find(waiting.number()).orElseThrow());
        assertThat(runs.step(waiting.number())).isFalse();

        List<String> marks = tables.leavesOf(scrutin).stream()
                .filter(leaf -> leaf.startsWith("m1 "))
                .toList();
        // one who had changed before their turn is not meant any more; one after it stays aside, by a second leaf
        assertThat(marks).hasSize(isLate ? 1_234 : 1_236).doesNotHaveDuplicates();
        assertThat(urn().counts().total()).isEqualTo(isLate ? 301 : 300);
        assertThat(setAsides.find(waiting.number()).orElseThrow().state()).isEqualTo(SetAside.State.DONE);
        assertRecount();
    }

    @Test
    void a_decision_is_undone_for_the_public_once_its_undoing_is_done_and_not_before() {
        ballots.castFrom(scrutin, 600, today, CROWDED);
        SetAside decision = ((SetAsideResult.Waiting) propose(crowded)).decision();
        run(AsideFixture.started(setAsides.approve(decision.number(), second)));
        SetAside undo = ((SetAsideResult.Waiting) setAsides.undo(decision.number(), "Erreur.", second)).decision();
        setAsides.approve(undo.number(), proposer);
        assertThat(runs.step(undo.number())).isTrue();

        assertThat(setAsides.find(undo.number()).orElseThrow().done()).isEqualTo(500);
        assertThat(setAsides.carriedOut(scrutin.uid(), 10))
                .extracting(CarriedOut::isInEffect)
                .containsExactly(true);
        assertThat(setAsides.inEffect(scrutin.uid()))
                .extracting(SetAside::number)
                .containsExactly(decision.number());

        run(undo);
        assertThat(setAsides.inEffect(scrutin.uid())).isEmpty();
        assertThat(setAsides.carriedOut(scrutin.uid(), 10).getFirst().undoneBy().number())
                .isEqualTo(undo.number());
    }

    @Test
    void lists_of_decisions_are_bounded() {
        ballots.castFrom(scrutin, 1, today, CROWDED);
        ballots.castFrom(scrutin, 1, today, QUIET);
        run(decided(propose(crowded)));
        SetAside last = decided(propose(new AsidePattern.OfMark(SetAsideRule.RESEAU, today, QUIET)));
        run(last);
        assertThat(setAsides.of(scrutin.uid(), 1)).extracting(SetAside::number).containsExactly(last.number());
        assertThat(setAsides.carriedOut(scrutin.uid(), 1))
                .extracting(one -> one.decision().number())
                .containsExactly(last.number());
        assertThat(setAsides.carriedOut(scrutin.uid(), 2)).hasSize(2);
    }

    @Test
    void a_decision_that_fails_holds_up_no_other() {
        ballots.castFrom(scrutin, 3, today, CROWDED);
        SetAside failing = decided(propose(crowded));
        ballots.castFrom(scrutin, 2, today, QUIET);
        SetAside next = decided(propose(new AsidePattern.OfMark(SetAsideRule.RESEAU, today, QUIET)));
        var job = new SetAsideJob(runs, dayPressure, outages);
        sql.run("alter table set_aside add constraint planted check (set_aside_id <> " + failing.number()
                + " or done_ballots = 0)");
        try {
            job.run();
            job.run();
            assertThat(setAsides.find(next.number()).orElseThrow().state()).isEqualTo(SetAside.State.DONE);
            assertThat(setAsides.find(failing.number()).orElseThrow().state()).isEqualTo(SetAside.State.RUNNING);
        } finally {
            sql.run("alter table set_aside drop constraint planted");
        }
        job.run();
        assertThat(setAsides.find(failing.number()).orElseThrow().state()).isEqualTo(SetAside.State.DONE);
        assertRecount();
    }

    @Test
    void changing_or_withdrawing_and_casting_again_is_no_way_round() {
        UUID voter = ballots.aVoter();
        ballots.vote(scrutin, voter, Choice.P, today, CROWDED);
        ballots.vote(scrutin, ballots.aVoter(), Choice.C, today, QUIET);
        SetAside decision = decided(propose(crowded));
        run(decision);
        assertThat(counts(urn().counts())).isEqualTo("0,1,0");

        assertThat(ballots.vote(scrutin, voter, Choice.C, today, QUIET)).isFalse();
        assertThat(ballots.vote(scrutin, voter, Choice.C, today, QUIET))
                .as("the same again")
                .isFalse();
        ballots.withdraw(scrutin, voter);
        assertThat(ballots.vote(scrutin, voter, Choice.A, today, QUIET)).isFalse();
        String mark = " reseau " + decision.decision();
        List<String> leaves = tables.leavesOf(scrutin);
        assertThat(leaves.get(3)).isEqualTo("m1 1" + mark);
        assertThat(leaves.get(4)).isEqualTo("x1 1");
        assertThat(leaves.get(5)).startsWith("b1 " + scrutin.uid() + " C");
        assertThat(leaves.get(6)).isEqualTo("m1 5" + mark);
        assertThat(leaves.get(7)).isEqualTo("x1 5");
        assertThat(leaves.get(8)).startsWith("b1 " + scrutin.uid() + " A");
        assertThat(leaves.get(9)).isEqualTo("m1 8" + mark);
        assertThat(counts(urn().counts())).isEqualTo("0,1,0");
        assertRecount();

        run(decided(setAsides.undo(decision.number(), "Erreur.", proposer)));
        assertThat(counts(urn().counts())).isEqualTo("0,1,1");
        assertThat(ballots.vote(scrutin, voter, Choice.P, today, CROWDED)).isTrue();
        assertThat(counts(urn().counts())).isEqualTo("1,1,0");
        assertRecount();
    }

    @Test
    void a_network_that_is_forgotten_can_be_decided_on_no_more() {
        ballots.castFrom(scrutin, 101, today.minusDays(4), CROWDED);
        AsidePattern old = new AsidePattern.OfMark(SetAsideRule.RESEAU, today.minusDays(4), CROWDED);
        SetAside waiting = ((SetAsideResult.Waiting) propose(old)).decision();
        runs.forgetMarks();
        assertThat(setAsides.find(waiting.number()).orElseThrow().pattern()).isNull();
        assertThat(setAsides.approve(waiting.number(), second)).isInstanceOf(SetAsideResult.Lapsed.class);
        assertThat(setAsides.drop(waiting.number())).isInstanceOf(SetAsideResult.Dropped.class);
    }

    @Test
    void a_reason_is_asked_for() {
        ballots.castFrom(scrutin, 1, today, CROWDED);
        for (String reason : List.of("", "  ", "x".repeat(2_001))) {
            assertThat(setAsides.propose(scrutin.uid(), crowded, 2, reason, proposer))
                    .isInstanceOf(SetAsideResult.UnfitReason.class);
        }
    }

    private SetAsideResult propose(AsidePattern pattern) {
        return setAsides.propose(scrutin.uid(), pattern, dryRun(pattern).size(), "Un motif.", proposer);
    }

    private SetAsideResult dryRunOf(AsidePattern pattern) {
        return setAsides.dryRun(scrutin.uid(), pattern);
    }

    private DryRun dryRun(AsidePattern pattern) {
        return ((SetAsideResult.Found) dryRunOf(pattern)).dryRun();
    }

    private SetAside decided(SetAsideResult result) {
        return asides.decided(result, proposer, second);
    }

    private void run(SetAside decision) {
        asides.run(decision);
    }

    private Urn urn() {
        return asides.urn(scrutin.uid());
    }

    private static String counts(Counts counts) {
        return counts.of(Choice.P) + "," + counts.of(Choice.C) + "," + counts.of(Choice.A);
    }

    private void assertRecount() {
        asides.assertRecount(scrutin.uid());
    }
}
