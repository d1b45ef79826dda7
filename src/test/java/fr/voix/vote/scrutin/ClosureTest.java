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
        Scrutin next = fixtures.anOpenScrutin();
        Instant inAnHour = clock.instant().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MICROS);
        assertThat(schedules.schedule(closing.uid(), inAnHour)).isEqualTo(new ScheduleResult.Scheduled(null, inAnHour));
        schedules.schedule(next.uid(), inAnHour.plusSeconds(1));
        assertThat(schedules.next(1_000)).contains(new DueClosing(next.uid(), inAnHour.plusSeconds(1)));
        assertThat(schedules.next(1)).hasSize(1);

        assertThat(schedules.due()).isEmpty();

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
        assertThat(tables.leavesOf(next)).hasSize(2).last().asString().startsWith("z1 ");
        assertThat(schedules.closesAt(next.uid())).isEmpty();
        assertRecount(next);
    }

    @Test
    void an_act_that_fails_holds_up_no_other_and_is_carried_out_once_it_can_be() {
        Scrutin failing = fixtures.anOpenScrutin();
        Scrutin next = fixtures.anOpenScrutin();
        Instant soon = clock.instant().plusSeconds(60);
        schedules.schedule(failing.uid(), soon);
        schedules.schedule(next.uid(), soon.plusSeconds(1));
        clock.advance(Duration.ofHours(1));
        var job = new ScheduleJob(schedules, outages);
        sql.run("alter table closing add constraint planted check (urn_id <> " + failing.urnId() + ")");
        try {
            job.carryOutDue();
            job.carryOutDue();
            assertThat(tables.leavesOf(next)).last().asString().startsWith("z1 ");
            assertThat(tables.leavesOf(failing)).hasSize(1);
            assertThat(schedules.closesAt(failing.uid())).isPresent();
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
        assertThat(schedules.schedule(closed.uid(), soon)).isInstanceOf(ScheduleResult.AlreadyClosed.class);
        assertThat(schedules.schedule(open.uid(), clock.instant())).isInstanceOf(ScheduleResult.Past.class);
        assertThat(schedules.schedule("AMAN0", soon)).isInstanceOf(ScheduleResult.UnknownScrutin.class);

        schedules.schedule(open.uid(), soon);
        schedules.schedule(open.uid(), null);
        assertThat(schedules.closesAt(open.uid())).isEmpty();
        schedules.schedule(open.uid(), soon);
        closures.close(open.uid());
        assertThat(schedules.closesAt(open.uid())).isEmpty();
    }

    private void assertRecount(Scrutin scrutin) {
        assertThat(recounts.recount(scrutin.uid()).orElseThrow().faults()).isEmpty();
    }
}
