package fr.voix.vote.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.urn.leaf.Choice;
import fr.voix.vote.ballot.BallotsUnderway.Entry;
import org.junit.jupiter.api.Test;

/** What a voter has under way never writes more than the room that is left. */
class BallotsUnderwayTest {

    private final BallotsUnderway mine = new BallotsUnderway();

    @Test
    void repeats_alone_take_no_room() {
        mine.leave(mine.enter(Choice.P, 1));
        for (int i = 0; i < 3; i++) {
            assertThat(mine.enter(Choice.P, 1)).isEqualTo(Entry.REPEAT);
        }
    }

    @Test
    void the_same_choice_beside_a_change_takes_room() {
        assertThat(mine.enter(Choice.P, 2)).isEqualTo(Entry.CHANGE);
        Entry second = mine.enter(Choice.P, 2);
        assertThat(second).isEqualTo(Entry.CHANGE);
        assertThat(mine.enter(Choice.C, 2)).as("it may be written between them").isEqualTo(Entry.REFUSED);
        mine.leave(second);
        assertThat(mine.enter(Choice.C, 2)).isEqualTo(Entry.CHANGE);
    }

    @Test
    void a_change_beside_a_repeat_counts_both() {
        mine.leave(mine.enter(Choice.P, 1));
        Entry repeat = mine.enter(Choice.P, 1);
        assertThat(mine.enter(Choice.C, 1)).isEqualTo(Entry.REFUSED);
        mine.leave(repeat);
        assertThat(mine.enter(Choice.C, 1)).isEqualTo(Entry.CHANGE);
    }
}
