package fr.voix.urn.log;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.deployment.DatabaseMode;
import fr.voix.urn.leaf.Leaf;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietGroupTest {

    private static final long FROM = 100;

    @ParameterizedTest
    @CsvSource({
        "b b b, 3",
        "s s, 2",
        // one who votes, regrets and votes again
        "b x100 b x102 b, 1",
        // a change of an older ballot
        "x7 b, 1",
        "x7 x8 b b, 2",
        "x7 x8 x9, 3",
        // a ballot that is set aside is one person's, a decision of moderators nobody's
        "b m100, 1",
        "m3 m4 m5 r6, 0",
        "t, 0",
        "b x100, 0"
    })
    void leaves_that_wait_are_about_so_many_people_at_least(String leaves, long people) {
        QuietGroup group = new QuietGroup();
        long index = FROM;
        for (String leaf : leaves.split(" ")) {
            group.read(index++, new Leaf(line(leaf)));
        }
        assertThat(group.people()).isEqualTo(people);
    }

    private static String line(String leaf) {
        String target = leaf.substring(1);
        return switch (leaf.charAt(0)) {
            case 'b' -> "b1 AMAN P 0 commitment";
            case 's' -> "s1 12 1 commitment";
            case 'x' -> "x1 " + target;
            case 'm' -> "m1 " + target + " reseau 3";
            case 'r' -> "r1 " + target + " 4";
            default -> "t1 AMAN hash";
        };
    }

    @Test
    void what_waits_is_due_after_the_wait_at_one_of_few_instants() {
        QuietRule rule = new QuietRule(8, Duration.ofMinutes(10));
        Instant noon = Instant.parse("2026-11-27T12:00:00Z");
        assertThat(Stream.of(0, 1, 60, 149, 150)
                        .map(seconds -> rule.dueAt(noon.plusSeconds(seconds)))
                        .map(Instant::toString))
                .containsExactly(
                        "2026-11-27T12:10:00Z",
                        "2026-11-27T12:12:30Z",
                        "2026-11-27T12:12:30Z",
                        "2026-11-27T12:12:30Z",
                        "2026-11-27T12:12:30Z");
    }

    @Test
    void one_ballot_or_no_wait_publishes_at_once() {
        assertThat(new QuietRule(1, Duration.ofMinutes(10)).isGrouping()).isFalse();
        assertThat(new QuietRule(8, Duration.ZERO).isGrouping()).isFalse();
        assertThat(new QuietRule(2, Duration.ofSeconds(1)).isGrouping()).isTrue();
    }

    @Test
    void eight_people_or_ten_minutes_are_a_group_unless_somebody_tries_the_service_alone() {
        QuietFactory factory = new QuietFactory();
        assertThat(factory.quietRule(null, null, new DatabaseMode("jdbc:postgresql:x")))
                .isEqualTo(new QuietRule(8, Duration.ofMinutes(10)));
        assertThat(factory.quietRule(null, null, new DatabaseMode("")).isGrouping())
                .isFalse();
    }
}
