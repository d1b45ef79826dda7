package fr.voix.petition.petition;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.TestPetitions;
import fr.voix.urn.log.UrnGuard;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Numbers of signatures that were reached, as events. */
@MicronautTest(transactional = false)
class ThresholdTest {

    private static final Instant REACHED = Instant.parse("2026-03-04T05:06:07.123456Z");

    @Inject
    ThresholdService thresholds;

    @Inject
    PetitionFixture petitions;

    @Inject
    TestPetitions urns;

    @Inject
    UrnGuard guard;

    /** By five. */
    private Petition aSigned() {
        var petition = petitions.a(PetitionState.OPEN);
        urns.sign(new TestPetitions.TestPetition(petition.id(), petition.urnId()), 5);
        return petition;
    }

    private void reach(Petition petition, ThresholdKind kind, long signatures, Instant at) {
        petitions.run(
                "insert into petition_threshold (urn_id, kind, signatures, size, reached_at) values (?, ?, ?, ?, ?)",
                petition.urnId(),
                kind.name(),
                signatures,
                signatures + 1,
                Timestamp.from(at));
    }

    @Test
    void a_threshold_becomes_one_event_and_keeps_its_own_instant() {
        var petition = aSigned();
        reach(petition, ThresholdKind.PUBLICATION, 5, REACHED.plusSeconds(60));
        reach(petition, ThresholdKind.ANSWER, 3, REACHED);

        assertThat(thresholds.tellAll()).isEqualTo(2);
        assertThat(thresholds.tellAll()).isZero();

        assertThat(petitions.kindsOf(petition))
                .containsSubsequence(EventKind.PUBLISHED, EventKind.THRESHOLD, EventKind.THRESHOLD);
        assertThat(petitions.lastOf(petition).code()).isEqualTo("publication");
        assertThat(petitions.lastOf(petition).actor()).isEqualTo(EventActor.SERVICE);
        assertThat(thresholds.list(petition.urnId()))
                .containsExactly(
                        new Threshold(ThresholdKind.ANSWER, 3, 0, 4, REACHED),
                        new Threshold(ThresholdKind.PUBLICATION, 5, 0, 6, REACHED.plusSeconds(60)));
    }

    @Test
    void one_that_its_leaves_do_not_count_is_told_to_nobody() {
        var petition = aSigned();
        reach(petition, ThresholdKind.ANSWER, 21, REACHED);
        assertThat(thresholds.tellAll()).isZero();
        assertThat(petitions.kindsOf(petition)).doesNotContain(EventKind.THRESHOLD);
        assertThat(guard.contradiction(petition.uid()).orElseThrow().how())
                .isEqualTo("is said to have reached a threshold that its leaves do not reach: "
                        + "21 signatures with its first 22 leaves, which count 5");
        petitions.run("delete from petition_threshold where urn_id = ?", petition.urnId());
    }

    @Test
    void several_instances_tell_it_once() throws Exception {
        var petition = aSigned();
        reach(petition, ThresholdKind.ANSWER, 3, REACHED);
        var barrier = new CyclicBarrier(4);
        Callable<Integer> instance = () -> {
            barrier.await();
            return thresholds.tellAll();
        };
        int told = 0;
        try (var pool = Executors.newFixedThreadPool(4)) {
            for (var one : pool.invokeAll(Collections.nCopies(4, instance))) {
                told += one.get();
            }
        }

        assertThat(told).isEqualTo(1);
        assertThat(petitions.kindsOf(petition)).containsOnlyOnce(EventKind.THRESHOLD);
    }

    @Test
    void what_cannot_be_told_does_not_keep_the_others_from_it() {
        var broken = aSigned();
        var sound = aSigned();
        reach(broken, ThresholdKind.ANSWER, 3, REACHED.minusSeconds(1));
        reach(sound, ThresholdKind.ANSWER, 3, REACHED);
        var constraint = "refuse_" + broken.id();
        petitions.run("alter table petition_event add constraint " + constraint + " check (petition_id <> "
                + broken.id() + " or kind <> 'THRESHOLD')");
        try {
            assertThat(thresholds.tellAll()).isEqualTo(1);
        } finally {
            petitions.run("alter table petition_event drop constraint " + constraint);
        }
        assertThat(petitions.kindsOf(sound)).contains(EventKind.THRESHOLD);
        assertThat(petitions.kindsOf(broken)).doesNotContain(EventKind.THRESHOLD);

        assertThat(thresholds.tellAll()).isEqualTo(1);
        assertThat(petitions.kindsOf(broken)).contains(EventKind.THRESHOLD);
    }

    @Test
    void one_of_a_hidden_petition_is_noted_and_not_shown() {
        var petition = aSigned();
        petitions.run("update petition set is_hidden = true where petition_id = ?", petition.id());
        reach(petition, ThresholdKind.ANSWER, 3, REACHED);

        thresholds.tellAll();

        assertThat(petitions.kindsOf(petition)).contains(EventKind.THRESHOLD);
        assertThat(petitions.find(petition.id()).isShown()).isFalse();
    }
}
