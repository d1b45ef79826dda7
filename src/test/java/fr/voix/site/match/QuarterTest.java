package fr.voix.site.match;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.answer.Answer;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How much the file of positions weighs; that it reads as it was written is for {@code MatchBrowserTest}. */
class QuarterTest {

    private static final int SCRUTINS = 5000;

    @Test
    void positions_of_577_deputies_in_5000_roll_calls_stay_under_300_kilobytes_and_groups_alone_under_60()
            throws IOException {
        var parliament = MadeUpParliament.of(SCRUTINS, new Random(17));
        var quarters = quarters(parliament.rollCalls());
        int deputes =
                quarters.stream().mapToInt(one -> one.deputeBytes().length).sum();
        int groupes =
                quarters.stream().mapToInt(one -> one.groupeBytes().length).sum();
        var json = JsonMapper.createDefault();
        int index = 0;
        for (var one : quarters) {
            index += Answer.json(json.writeValueAsBytes(one.index())).gzip().length;
        }
        double presence = parliament.rollCalls().stream()
                        .mapToInt(one -> one.votes().size())
                        .average()
                        .orElseThrow()
                / 577;
        System.out.printf(
                "577 x %d, %.0f %% present, %d quarters: deputies %d bytes, groups %d bytes, index %d bytes (gzip)%n",
                SCRUTINS, 100 * presence, quarters.size(), deputes, groupes, index);
        assertThat(presence).isBetween(0.35, 0.45);
        assertThat(deputes).isLessThan(300_000);
        assertThat(groupes).isLessThan(60_000);
    }

    @Test
    void a_quarter_is_the_same_bytes_whatever_else_there_is() {
        var all = quarters(MadeUpParliament.of(1000, new Random(4)).rollCalls());
        var first =
                quarters(MadeUpParliament.of(1000, new Random(4)).rollCalls().subList(0, 736));
        assertThat(first.getFirst().deputeBytes()).isEqualTo(all.getFirst().deputeBytes());
        assertThat(first.getFirst().groupeBytes()).isEqualTo(all.getFirst().groupeBytes());
        assertThat(first.getFirst().index()).isEqualTo(all.getFirst().index());
    }

    private static List<Quarter> quarters(List<RollCallPositions> rollCalls) {
        return rollCalls.stream()
                .collect(Collectors.groupingBy(
                        one -> one.date().getYear() + "-T" + one.date().get(IsoFields.QUARTER_OF_YEAR),
                        TreeMap::new,
                        Collectors.toList()))
                .entrySet()
                .stream()
                .map(one -> Quarter.of(one.getKey(), one.getValue()))
                .toList();
    }
}
