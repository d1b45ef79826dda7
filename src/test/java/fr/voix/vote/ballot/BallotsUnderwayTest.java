package fr.voix.vote.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.urn.leaf.Choice;
import org.junit.jupiter.api.Test;

/** What a voter has under way never writes more changes than there is room for, in whatever order it is written. */
class BallotsUnderwayTest {

    private final BallotsUnderway mine = new BallotsUnderway();

    @Test
    void any_number_of_the_same_choice_is_one_change() {
        for (int i = 0; i < 100; i++) {
            assertThat(mine.enter(Choice.P, 1)).isTrue();
        }
        assertThat(mine.enter(Choice.P, 0)).isFalse();
    }

    @Test
    void another_choice_between_two_of_the_same_makes_three_changes() {
        mine.enter(Choice.P, 1);
        mine.enter(Choice.P, 1);
        assertThat(mine.enter(Choice.C, 2)).isFalse();
        assertThat(mine.enter(Choice.C, 3)).isTrue();
        mine.leave(Choice.P);
        mine.leave(Choice.C);
        assertThat(mine.enter(Choice.A, 2)).isTrue();
    }

    @Test
    void one_that_was_refused_takes_no_room() {
        mine.enter(Choice.P, 1);
        assertThat(mine.enter(Choice.C, 1)).isFalse();
        assertThat(mine.enter(Choice.P, 1)).isTrue();
    }

    @Test
    void a_withdrawal_between_two_of_the_same_makes_two_changes_until_all_are_written() {
        mine.enter(Choice.P, 1);
        mine.withdraw();
        assertThat(mine.enter(Choice.P, 1)).isFalse();
        assertThat(mine.enter(Choice.P, 2)).isTrue();
        mine.leave(Choice.P);
        mine.leave(Choice.P);
        assertThat(mine.enter(Choice.P, 1)).isTrue();
        assertThat(mine.enter(Choice.P, 1)).isTrue();
    }
}
