package fr.voix.vote.scrutin;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.ShiftedClock;
import fr.voix.TestUrns;
import fr.voix.base.load.OutageNotice;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.urn.tally.UrnRecount;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.ballot.UrnTables;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "test.shifted-clock", value = "true")
class ClosureTest {

    @Inject
    OutageNotice outages;

    @Inject
    ScrutinClosing closures;

    @Inject
    ScrutinScheduling schedules;

    @Inject
    Fixtures fixtures;

    @Inject
    TestBallots ballots;

    @Inject
    UrnTables tables;

    @Inject
    ScrutinFixture sql;

    @Inject
    TestUrns testUrns;

    @Inject
    UrnRecount recounts;

    @Inject
    ShiftedClock clock;

    @Test
    void a_closing_writes_its_counts_and_a_reopening_puts_the_question_again() {
        Scrutin scrutin = fixtures.anOpenScrutin();
        ballots.cast(scrutin, 5);
        assertThat(closures.close(scrutin.uid())).isInstanceOf(ClosureResult.Closed.class);
        assertThat(closures.close(scrutin.uid())).isInstanceOf(ClosureResult.AlreadyClosed.class);
        ballots.cast(scrutin, 3);

        List<String> leaves = tables.leavesOf(scrutin);
        assertThat(leaves).hasSize(7);
        assertThat(leaves.getLast()).isEqualTo("z1 " + scrutin.uid() + " 2 2 1");
        Closure closure = closures.lastClosure(scrutin.uid(), 7).orElseThrow();
        assertThat(List.of(
                        closure.leafIndex(), closure.pour(), closure.contre(), closure.abstention(), closure.erased()))
                .containsExactly(6L, 2L, 2L, 1L, 0L);
        assertThat(closures.lastClosure(scrutin.uid(), 6))
                .as("before it is published")
                .isEmpty();

        assertThat(closures.reopen(scrutin.uid())).isInstanceOf(ClosureResult.Reopened.class);
        assertThat(closures.reopen(scrutin.uid())).isInstanceOf(ClosureResult.AlreadyOpen.class);
        ballots.cast(scrutin, 1);
        leaves = tables.leavesOf(scrutin);
        assertThat(leaves.get(7)).isEqualTo(leaves.get(0));
        assertThat(leaves.get(8)).startsWith("b1 ");
        assertRecount(scrutin);
        assertThat(closures.close("AMAN0")).isInstanceOf(ClosureResult.UnknownScrutin.class);
        assertThat(closures.reopen("AMAN0")).isInstanceOf(ClosureResult.UnknownScrutin.class);
    }

    @Test
    void a_text_that_changes_while_it_is_closed_opens_nothing_and_is_the_one_put_again() {
        Scrutin scrutin = fixtures.aClosedScrutin();
        testUrns.changeText(scrutin, "<p>Réécrire cet article.</p>");
        ballots.cast(scrutin, 1);
        assertThat(tables.leavesOf(scrutin)).hasSize(3);
        assertRecount(scrutin);

        closures.reopen(scrutin.uid());
        ballots.cast(scrutin, 1);
        List<String> leaves = tables.leavesOf(scrutin);
        assertThat(leaves.get(3)).isEqualTo(leaves.get(2)).isNotEqualTo(leaves.get(0));
        assertThat(leaves).hasSize(5);
        assertRecount(scrutin);
    }

    @Test
    void no_ballot_slips_in_after_the_closing_counts() throws Exception {
        for (int round = 0; round < 10; round++) {
            Scrutin scrutin = fixtures.anOpenScrutin();
            List<Callable<Object>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(() -> {
                    ballots.cast(scrutin, 4);
                    return true;
                });
            }
            all.add(4, () -> closures.close(scrutin.uid()));
            try (var executor = Executors.newFixedThreadPool(9)) {
                for (Future<Object> one : executor.invokeAll(all)) {
                    one.get();
                }
            }
            List<String> leaves = tables.leavesOf(scrutin);
            assertThat(leaves.getLast()).startsWith("z1 ");
            assertThat(leaves.stream().filter(leaf -> leaf.startsWith("b1 ")).count())
                    .isEqualTo(leaves.size() - 2L);
            assertRecount(scrutin);
        }
    }

    @Test
    void what_is_set_for_later_is_carried_out_once_when_it_is_due_however_many_instances_look() throws Exception {
        Scrutin closing = fixtures.anOpenScrutin();
        Scrutin opening = fixtures.aClosedScrutin();
        Instant inAnHour = clock.instant().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MICROS);
        assertThat(schedules.schedule(closing.uid(), ScheduledAct.CLOSE, inAnHour))
                .isEqualTo(new ScheduleResult.Scheduled(new Schedule(null, null), new Schedule(null, inAnHour)));
        schedules.schedule(opening.uid(), ScheduledAct.OPEN, inAnHour);
        schedules.schedule(opening.uid(), ScheduledAct.CLOSE, inAnHour.plusSeconds(1));
        assertThat(schedules.of(opening.uid())).isEqualTo(new Schedule(inAnHour, inAnHour.plusSeconds(1)));
        assertThat(schedules.next(1_000)).containsEntry(opening.uid(), schedules.of(opening.uid()));
        assertThat(schedules.next(1)).hasSize(1);

        assertThat(schedules.due()).isEmpty();
        ballots.cast(opening, 1);
        assertThat(tables.leavesOf(opening))
                .as("a future opening is not an open scrutin")
                .hasSize(2);

        clock.advance(Duration.ofHours(2));
        List<Callable<Integer>> instances = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            instances.add(() -> {
                int carriedOut = 0;
                for (var due = schedules.due(); !due.isEmpty(); due = schedules.due()) {
                    carriedOut += (int) due.stream().filter(schedules::carryOut).count();
                }
                return carriedOut;
            });
        }
        try (var executor = Executors.newFixedThreadPool(4)) {
            for (Future<Integer> one : executor.invokeAll(instances)) {
                one.get();
            }
        }
        assertThat(tables.leavesOf(closing)).hasSize(2).last().asString().startsWith("z1 ");
        assertThat(tables.leavesOf(opening)).hasSize(4);
        assertThat(tables.leavesOf(opening).get(2)).startsWith("t1 ");
        assertThat(tables.leavesOf(opening).get(3)).startsWith("z1 ");
        assertThat(schedules.of(opening.uid())).isEqualTo(new Schedule(null, null));
        assertRecount(opening);
    }

    @Test
    void an_act_that_fails_holds_up_no_other_and_is_carried_out_once_it_can_be() {
        Scrutin failing = fixtures.anOpenScrutin();
        Scrutin next = fixtures.anOpenScrutin();
        Instant soon = clock.instant().plusSeconds(60);
        schedules.schedule(failing.uid(), ScheduledAct.CLOSE, soon);
        schedules.schedule(next.uid(), ScheduledAct.CLOSE, soon.plusSeconds(1));
        clock.advance(Duration.ofHours(1));
        var job = new ScheduleJob(schedules, outages);
        sql.run("alter table closing add constraint planted check (urn_id <> " + failing.urnId() + ")");
        try {
            job.carryOutDue();
            job.carryOutDue();
            assertThat(tables.leavesOf(next)).last().asString().startsWith("z1 ");
            assertThat(tables.leavesOf(failing)).hasSize(1);
            assertThat(schedules.of(failing.uid()).closesAt()).isNotNull();
        } finally {
            sql.run("alter table closing drop constraint planted");
        }
        job.carryOutDue();
        assertThat(tables.leavesOf(failing)).last().asString().startsWith("z1 ");
    }

    @Test
    void a_schedule_that_makes_no_sense_is_refused_and_a_manual_act_drops_what_it_forestalls() {
        Scrutin open = fixtures.anOpenScrutin();
        Scrutin closed = fixtures.aClosedScrutin();
        Instant soon = clock.instant().plusSeconds(3_600);
        assertThat(schedules.schedule(open.uid(), ScheduledAct.OPEN, soon))
                .isEqualTo(new ScheduleResult.DoesNotFit(true));
        assertThat(schedules.schedule(closed.uid(), ScheduledAct.CLOSE, soon))
                .isEqualTo(new ScheduleResult.DoesNotFit(false));
        assertThat(schedules.schedule(open.uid(), ScheduledAct.CLOSE, clock.instant()))
                .isInstanceOf(ScheduleResult.Past.class);
        assertThat(schedules.schedule("AMAN0", ScheduledAct.CLOSE, soon))
                .isInstanceOf(ScheduleResult.UnknownScrutin.class);
        schedules.schedule(closed.uid(), ScheduledAct.OPEN, soon);
        assertThat(schedules.schedule(closed.uid(), ScheduledAct.CLOSE, soon.minusSeconds(1)))
                .isEqualTo(new ScheduleResult.DoesNotFit(false));

        schedules.schedule(open.uid(), ScheduledAct.CLOSE, soon);
        closures.close(open.uid());
        assertThat(schedules.of(open.uid()).closesAt()).isNull();
        closures.reopen(closed.uid());
        assertThat(schedules.of(closed.uid()).opensAt()).isNull();
        schedules.schedule(closed.uid(), ScheduledAct.CLOSE, soon);
        schedules.schedule(closed.uid(), ScheduledAct.CLOSE, null);
        assertThat(schedules.of(closed.uid()).closesAt()).isNull();
    }

    private void assertRecount(Scrutin scrutin) {
        assertThat(recounts.recount(scrutin.uid()).orElseThrow().faults()).isEmpty();
    }
}
