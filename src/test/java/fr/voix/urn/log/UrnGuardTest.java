package fr.voix.urn.log;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.leaf.TreeHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UrnGuardTest {

    private static final Contradiction ALONE = Contradiction.of("AM1", "is not what its leaves say: 1");
    private static final Contradiction OLDER = TreeHead.NONE.contradictionBySize("AM2", -1, null);

    private final UrnGuard guard = new UrnGuard();

    @Test
    void an_urn_is_stopped_alone_and_goes_on_once_it_is_released() {
        guard.contradict(ALONE);
        assertThat(guard.isReadOnly("AM1")).isTrue();
        assertThat(guard.isReadOnly("AM2")).isFalse();
        assertThat(guard.isReadOnly()).isFalse();
        assertThat(guard.contradiction("AM1")).contains(ALONE);
        assertThat(guard.reason()).contains("The urn of scrutin AM1 is not what its leaves say.");

        guard.take(Map.of(), Set.of());
        assertThat(guard.isReadOnly("AM1")).isFalse();
        assertThat(guard.reason()).isEmpty();
    }

    /** What is found may be the very figures that are withheld. */
    @Test
    void the_reason_tells_no_figure_and_how_many_are_stopped() {
        guard.contradict(ALONE);
        guard.contradict(Contradiction.of("7", "cannot be read: 15 pour"));
        assertThat(guard.reason())
                .contains("The urn of scrutin AM1 is not what its leaves say. 1 other is stopped too.");
        guard.contradict(Contradiction.of("8", "cannot be read"));
        assertThat(guard.reason().orElseThrow()).endsWith(" 2 others are stopped too.");
    }

    @Test
    void fewer_leaves_than_were_published_stop_all() {
        guard.contradict(ALONE);
        guard.contradict(OLDER);
        assertThat(guard.isReadOnly()).isTrue();
        assertThat(guard.isReadOnly("AM3")).isTrue();
        assertThat(guard.reason().orElseThrow()).startsWith("The urn of scrutin AM2 has");
    }

    @Test
    void of_a_batch_the_others_are_carried_out_and_answered_in_their_places() {
        guard.take(Map.of("AM1", ALONE), Set.of(1L));
        List<Long> written = new ArrayList<>();
        List<String> answers = guard.sift(List.of(1L, 2L, 1L, 3L), order -> guard.isReadOnly(order), "no", orders -> {
            written.addAll(orders);
            return orders.stream().map(order -> "yes " + order).toList();
        });
        assertThat(answers).containsExactly("no", "yes 2", "no", "yes 3");
        assertThat(written).containsExactly(2L, 3L);
        assertThat(guard.sift(List.of(1L), order -> guard.isReadOnly(order), "no", orders -> List.of("never")))
                .containsExactly("no");
    }
}
