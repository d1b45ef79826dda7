package fr.voix.site.match;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.site.match.RollCallPositions.Counts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nobody picks the ten for a party. */
class TenDrawTest {

    /** Some groups table twenty times as much as others. */
    private static final List<Candidate> CANDIDATES = candidates();

    private static List<Candidate> candidates() {
        var random = new Random(5);
        var all = new ArrayList<Candidate>();
        for (int groupe = 0; groupe < 12; groupe++) {
            for (int n = 0; n < (groupe % 3 == 0 ? 200 : 10); n++) {
                all.add(new Candidate(
                        "AM" + groupe + "-" + n,
                        "T" + random.nextInt(30),
                        groupe == 11 ? null : "PO" + groupe,
                        random.nextInt(4) == 0 ? random.nextInt(8) : null));
            }
        }
        return all;
    }

    @Test
    void the_same_week_draws_the_same_ten_in_whatever_order_they_are_read() {
        var turned = new ArrayList<>(CANDIDATES);
        Collections.shuffle(turned, new Random(1));
        assertThat(TenDraw.draw("2026-W48", turned))
                .isEqualTo(TenDraw.draw("2026-W48", CANDIDATES))
                .hasSize(10)
                .doesNotHaveDuplicates()
                .isNotEqualTo(TenDraw.draw("2026-W49", CANDIDATES));
    }

    @Test
    void no_author_has_two_no_texte_three_and_no_theme_four() {
        for (var seed : weeks()) {
            var drawn = TenDraw.draw(seed, CANDIDATES);
            assertThat(most(drawn.stream().map(Candidate::author).toList())).isEqualTo(1);
            assertThat(most(drawn.stream().map(Candidate::texteUid).toList())).isLessThanOrEqualTo(2);
            assertThat(most(drawn.stream()
                            .filter(one -> one.themeId() != null)
                            .map(one -> one.themeId().toString())
                            .toList()))
                    .isLessThanOrEqualTo(3);
        }
    }

    /** Ten of twelve groups a week: over a year each about 43 times, however much it tabled. */
    @Test
    void every_group_is_drawn_about_as_often_whatever_it_tabled() {
        var times = new HashMap<String, Integer>();
        var seen = new HashSet<String>();
        weeks().forEach(seed -> TenDraw.draw(seed, CANDIDATES).forEach(one -> {
            times.merge(one.author(), 1, Integer::sum);
            seen.add(one.uid());
        }));
        assertThat(times).hasSize(12);
        assertThat(times.values()).allSatisfy(n -> assertThat(n).isBetween(34, 52));
        assertThat(seen).hasSizeGreaterThan(200);
    }

    @Test
    void where_there_is_little_it_takes_what_there_is() {
        var ofOne = IntStream.range(0, 30)
                .mapToObj(n -> new Candidate("AM" + n, "T", "PO1", null))
                .toList();
        assertThat(TenDraw.draw("2026-W48", ofOne)).hasSize(10);
        assertThat(TenDraw.draw("2026-W48", ofOne.subList(0, 4))).hasSize(4);
        assertThat(TenDraw.draw("2026-W48", List.of())).isEmpty();
    }

    @Test
    void contrast_is_how_far_groups_are_apart_whatever_their_size() {
        assertThat(contrast(new Counts(10, 0, 0), new Counts(10, 0, 0))).isZero();
        assertThat(contrast(new Counts(100, 0, 0), new Counts(0, 1, 0))).isEqualTo(1);
        assertThat(contrast(new Counts(5, 5, 0), new Counts(0, 0, 3))).isZero();
        assertThat(contrast(new Counts(3, 0, 0), new Counts(0, 0, 3))).isEqualTo(0.5);
        assertThat(contrast(new Counts(3, 0, 0), new Counts(0, 0, 0))).isZero();
    }

    private static double contrast(Counts one, Counts other) {
        return Candidate.contrast(new RollCallPositions(
                1, LocalDate.EPOCH, "T", "", List.of("AM"), Map.of("PO1", one, "PO2", other), Map.of()));
    }

    private static List<String> weeks() {
        return IntStream.rangeClosed(1, 52)
                .mapToObj(week -> "2027-W%02d".formatted(week))
                .toList();
    }

    private static long most(List<String> values) {
        return values.stream().collect(Collectors.groupingBy(one -> one, Collectors.counting())).values().stream()
                .mapToLong(n -> n)
                .max()
                .orElse(0);
    }
}
