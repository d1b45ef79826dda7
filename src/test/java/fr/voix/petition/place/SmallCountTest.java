package fr.voix.petition.place;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.petition.place.SmallCount.PublicCount;
import fr.voix.petition.place.SmallCount.PublicCount.Exact;
import fr.voix.petition.place.SmallCount.PublicCount.Few;
import fr.voix.petition.place.SmallCount.PublicCount.Withheld;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SmallCountTest {

    @Test
    void counts_from_five_on_are_shown_when_nobody_is_few() {
        assertThat(SmallCount.publish(Map.of("01", 5L, "02", 900L)))
                .isEqualTo(Map.of("01", new Exact(5), "02", new Exact(900)));
    }

    @Test
    void nobody_and_four_look_the_same() {
        assertThat(SmallCount.publish(Map.of("01", 0L, "02", 4L, "03", 3L, "04", 70L)))
                .isEqualTo(Map.of("01", new Few(), "02", new Few(), "03", new Few(), "04", new Exact(70)));
    }

    @Test
    void one_hidden_count_alone_would_be_the_total_less_the_others() {
        assertThat(SmallCount.publish(Map.of("01", 3L, "02", 30L, "03", 40L, "04", 50L)))
                .isEqualTo(Map.of("01", new Few(), "02", new Withheld(), "03", new Exact(40), "04", new Exact(50)));
    }

    @Test
    void two_hidden_counts_are_not_enough_when_their_sum_tells_both() {
        // the sum of 8 would say four and four, and 0 nobody and nobody
        for (long both : List.of(0L, 4L)) {
            assertThat(SmallCount.publish(Map.of("01", both, "02", both, "03", 90L, "04", 95L)))
                    .isEqualTo(Map.of("01", new Few(), "02", new Few(), "03", new Withheld(), "04", new Exact(95)));
        }
    }

    @Test
    void a_withheld_count_that_would_tell_the_other_takes_a_third_with_it() {
        // fewer than five, and at least five: a sum of 5 says 0 and 5
        assertThat(SmallCount.publish(Map.of("01", 0L, "02", 5L, "03", 80L, "04", 90L)))
                .isEqualTo(Map.of("01", new Few(), "02", new Withheld(), "03", new Withheld(), "04", new Exact(90)));
    }

    /** Tries every set of counts that agrees with all that is published. */
    @Test
    void a_reader_who_knows_the_total_and_the_rule_learns_nothing_of_the_few() {
        var random = new Random(6);
        int told = 0;
        for (int round = 0; round < 3_000; round++) {
            var counts = new TreeMap<String, Long>();
            for (int i = 0; i < 2 + random.nextInt(5); i++) {
                counts.put("a" + i, (long) random.nextInt(random.nextBoolean() ? 5 : 14));
            }
            var published = SmallCount.publish(counts);
            if (published.values().stream().noneMatch(Exact.class::isInstance)
                    || published.values().stream().noneMatch(Few.class::isInstance)) {
                continue;
            }
            told++;
            assertDoubt(counts, published);
        }
        assertThat(told).isGreaterThan(300);
    }

    private static void assertDoubt(SortedMap<String, Long> counts, SortedMap<String, PublicCount> published) {
        long shown = 0;
        long smallest = Long.MAX_VALUE;
        var hidden = new ArrayList<PublicCount>();
        var areas = new ArrayList<String>();
        for (var entry : published.entrySet()) {
            if (entry.getValue() instanceof Exact exact) {
                shown += exact.count();
                smallest = Math.min(smallest, exact.count());
            } else {
                hidden.add(entry.getValue());
                areas.add(entry.getKey());
            }
        }
        long sum = counts.values().stream().mapToLong(Long::longValue).sum() - shown;
        var guesses = new ArrayList<List<Long>>();
        collect(hidden, sum, smallest, new ArrayList<>(), guesses);
        // the rule itself, tried on every guess, leaves doubt too
        var fitting = guesses.stream()
                .filter(guess -> SmallCount.publish(with(counts, areas, guess)).equals(published))
                .toList();
        for (int i = 0; i < hidden.size(); i++) {
            if (hidden.get(i) instanceof Few) {
                int area = i;
                assertThat(guesses.stream().map(guess -> guess.get(area)).distinct())
                        .as("%s published as %s", counts, published)
                        .containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L);
                assertThat(fitting.stream().map(guess -> guess.get(area)).distinct())
                        .as("%s published as %s by the rule", counts, published)
                        .hasSizeGreaterThan(1);
            }
        }
    }

    private static SortedMap<String, Long> with(SortedMap<String, Long> counts, List<String> areas, List<Long> guess) {
        var guessed = new TreeMap<>(counts);
        for (int i = 0; i < guess.size(); i++) {
            guessed.put(areas.get(i), guess.get(i));
        }
        return guessed;
    }

    private static void collect(
            List<PublicCount> hidden, long left, long smallest, List<Long> chosen, List<List<Long>> guesses) {
        if (chosen.size() == hidden.size()) {
            if (left == 0) {
                guesses.add(List.copyOf(chosen));
            }
            return;
        }
        boolean isFew = hidden.get(chosen.size()) instanceof Few;
        for (long count = isFew ? 0 : 5; count <= (isFew ? 4 : smallest) && count <= left; count++) {
            chosen.add(count);
            collect(hidden, left - count, smallest, chosen, guesses);
            chosen.removeLast();
        }
    }

    @Test
    void a_petition_without_signatures_shows_nothing() {
        assertThat(SmallCount.publish(Map.of("01", 0L, "02", 0L)).values()).containsOnly(new Few());
        assertThat(SmallCount.publish(Map.of())).isEmpty();
    }
}
