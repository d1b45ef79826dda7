package fr.voix.base.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is told and heard while a slot gives way to a newer one, in the same place, ten minutes later. */
class LoadCounterTest {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:29Z");
    private static final Instant LATER = NOW.plus(Duration.ofMinutes(10));

    private final LoadCounter counter = new LoadCounter(new UUID(1, 2), LoadPurpose.NETWORK_IN_URN);

    @Test
    void what_is_heard_of_a_slot_that_gave_way_is_not_of_the_newer_one() {
        add(9, NOW);
        LoadCounter.Slot old = counter.untold(NOW).getFirst();
        counter.settle(old);
        add(1, LATER);
        counter.hear(new LoadCounter.Slot(counter.key(), old.forgottenAt(), 40));
        assertThat(counter.seen(LATER).total()).isEqualTo(1);
        assertThat(counter.seen(LATER).latest()).isEqualTo(1);
    }

    @Test
    void what_was_told_of_a_slot_that_gave_way_takes_nothing_from_the_newer_one() {
        add(9, NOW);
        List<LoadCounter.Slot> told = counter.untold(NOW);
        add(4, LATER);
        told.forEach(counter::settle);
        assertThat(counter.seen(LATER).total()).isEqualTo(4);
        assertThat(counter.untold(LATER))
                .as("the others are told of all four")
                .extracting(LoadCounter.Slot::n)
                .containsExactly(4);
    }

    @Test
    void what_is_heard_of_a_newer_slot_is_kept_when_something_is_counted_there() {
        add(9, NOW);
        int slot = LoadSpan.TEN_MINUTES.slotOf(LATER);
        counter.hear(new LoadCounter.Slot(counter.key(), LoadSpan.TEN_MINUTES.forgottenAt(slot), 7));
        add(3, LATER);
        assertThat(counter.seen(LATER).total()).isEqualTo(10);
    }

    private void add(int times, Instant at) {
        counter.add(times, at);
    }
}
